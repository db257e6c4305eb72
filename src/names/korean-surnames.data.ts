/**
 * Korean family names in Hangul, those of two syllables first. Sources: the population censuses of the Republic of
 * Korea (names of 2000 and 2015), the northern spellings (리, 류, 로, 림, 량, 렴, 라) and the UN list's own Koreans.
 */
export const koreanSurnames: readonly string[] =
  `남궁 황보 제갈 사공 선우 서문 독고 동방 어금 망절 무본 황목 강전 소봉 장곡 을지 명림
   김 이 리 박 최 정 강 조 윤 장 임 림 한 오 서 신 권 황 안 송 류 유 홍 전 고 문 양 량 손 배 백 허 남 심 노 로 하 곽
   성 차 주 우 구 나 라 민 진 지 엄 채 원 천 방 공 현 함 변 염 렴 여 려 추 도 소 석 선 설 마 길 연 련 위 표 명 기 반
   왕 금 옥 육 륙 인 맹 제 모 탁 국 어 은 편 용 룡 예 경 봉 사 부 가 복 태 목 형 두 감 음 빈 동 온 호 범 좌 팽 승 간 상
   시 갈 단 견 당 화 창 옹 계 탄 아 묵 판 순 평 묘 환 돈 아 란 루 뇌 누 군 초 필 곡 삼 섭 포 해 자 점 종 쌍 애 엽 궁
   요 대 만 내 흥 강 담 근 매 마 몽 미 비 빙 야 영 운 응 이 장 저 증 즙 천 춘 풍 학 한 후`.split(/\s+/u);

/** Latin spellings of surnames that no system explains, as letters to read instead. */
export const surnameSpellings: Readonly<Record<string, string>> = {
  park: "pak",
  bark: "pak",
  lee: "ri",
  leigh: "ri",
  rhee: "ri",
  ree: "ri",
  yee: "ri",
  rhie: "ri",
  hur: "ho",
  huh: "ho",
  her: "ho",
  suh: "seo",
  sur: "seo",
  choy: "choe",
  keum: "keum",
  law: "ra",
  lah: "ra",
  rah: "ra",
  nah: "na",
  paik: "paek",
  jeung: "jeong",
  woo: "u",
  ooh: "u",
  auh: "eo",
  uhm: "eom",
  ohm: "eom",
  ahn: "an",
  kook: "kuk",
  quak: "kwak",
  whang: "hwang",
};
