/**
 * Japanese family names and given names in Chinese characters with their usual readings in Hepburn letters, long vowels
 * short; each item is the characters, a colon and the readings. Source: the commonest names of Japan's residents by public
 * counts of telephone books and registers; readings as the Foreign Ministry's lists print them.
 */
export const japaneseFamilies: ReadonlyMap<string, readonly string[]> = readings(
  "佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 渡邊:watanabe 渡部:watanabe/watabe 山本:yamamoto 中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida " +
    "山田:yamada 佐々木:sasaki 山口:yamaguchi 松本:matsumoto 井上:inoue 木村:kimura 林:hayashi 斎藤:saito 斉藤:saito 齋藤:saito 清水:shimizu 山崎:yamazaki/yamasaki 森:mori 池田:ikeda 橋本:hashimoto " +
    "阿部:abe 安倍:abe 安部:abe 石川:ishikawa 山下:yamashita 中島:nakajima/nakashima 石井:ishii 小川:ogawa 前田:maeda 岡田:okada 長谷川:hasegawa 藤田:fujita 後藤:goto 近藤:kondo 村上:murakami 遠藤:endo " +
    "青木:aoki 坂本:sakamoto 福田:fukuda 太田:ota 西村:nishimura 藤井:fujii 金子:kaneko 岡本:okamoto 藤原:fujiwara 中野:nakano 三浦:miura 原田:harada 中川:nakagawa 松田:matsuda 竹内:takeuchi 小野:ono " +
    "田村:tamura 中山:nakayama 和田:wada 石田:ishida 森田:morita 上田:ueda 原:hara 内田:uchida 柴田:shibata 酒井:sakai 宮崎:miyazaki 横山:yokoyama 高木:takagi 安藤:ando 宮本:miyamoto 大野:ono 小島:kojima " +
    "工藤:kudo 谷口:taniguchi 今井:imai 高田:takada 増田:masuda 丸山:maruyama 杉山:sugiyama 村田:murata 大塚:otsuka 新井:arai 小山:koyama/oyama 平野:hirano 藤本:fujimoto 河野:kono/kawano 上野:ueno 武田:takeda " +
    "野口:noguchi 松井:matsui 千葉:chiba 菅原:sugawara 岩崎:iwasaki 久保:kubo 木下:kinoshita 佐野:sano 野村:nomura 松尾:matsuo 市川:ichikawa 菊地:kikuchi 菊池:kikuchi 杉本:sugimoto 古川:furukawa 大西:onishi 島田:shimada " +
    "水野:mizuno 桜井:sakurai 高野:takano 渡:watari 吉川:yoshikawa 山内:yamauchi 西田:nishida 飯田:iida 菊:kiku 西川:nishikawa 小松:komatsu 北村:kitamura 安田:yasuda 五十嵐:igarashi 川口:kawaguchi 平田:hirata " +
    "関:seki 中田:nakata 久保田:kubota 服部:hattori 東:azuma/higashi 岩田:iwata 土屋:tsuchiya 川崎:kawasaki 福島:fukushima 本田:honda 辻:tsuji 樋口:higuchi 秋山:akiyama 田口:taguchi 永井:nagai 山中:yamanaka " +
    "中西:nakanishi 吉村:yoshimura 川上:kawakami 石原:ishihara 大橋:ohashi 松岡:matsuoka 馬場:baba 浜田:hamada 森本:morimoto 星野:hoshino 矢野:yano 浅野:asano 大島:oshima 松下:matsushita 吉岡:yoshioka 小池:koike " +
    "野田:noda 荒木:araki 熊谷:kumagai 大久保:okubo 松村:matsumura 菅:suga/kan 麻生:aso 岸:kishi 岸田:kishida 石破:ishiba 小泉:koizumi 鳩山:hatoyama 森山:moriyama 茂木:motegi/mogi 高市:takaichi 小渕:obuchi 村山:murayama " +
    "細川:hosokawa 宮沢:miyazawa 宮澤:miyazawa 海部:kaifu 竹下:takeshita 中曽根:nakasone 中曾根:nakasone 三木:miki 大平:ohira 枝野:edano 玉木:tamaki 志位:shii 司:tsukasa 高山:takayama 篠田:shinoda 入江:irie 織田:oda 徳川:tokugawa " +
    "豊田:toyoda/toyota 本庄:honjo 黒田:kuroda 植田:ueda 白川:shirakawa 福井:fukui 塩崎:shiozaki 与謝野:yosano 二階:nikai 甘利:amari 世耕:seko 萩生田:hagiuda 加藤田:katoda 細田:hosoda 町村:machimura 谷垣:tanigaki 額賀:nukaga " +
    "北川:kitagawa 大川:okawa 麻原:asahara 重信:shigenobu 岡:oka 南:minami 西:nishi 北:kita 堀:hori 堀江:horie 三木谷:mikitani 孫:son 柳井:yanai 永守:nagamori 稲盛:inamori 盛田:morita 御手洗:mitarai 出光:idemitsu 片山:katayama 大田:ota",
);

export const japaneseGiven: ReadonlyMap<string, readonly string[]> = readings(
  "太郎:taro 次郎:jiro 三郎:saburo 一郎:ichiro 健一:kenichi 健二:kenji 健太:kenta 大輔:daisuke 翔太:shota 拓也:takuya 直樹:naoki 直人:naoto 達也:tatsuya 和也:kazuya 哲也:tetsuya 浩:hiroshi 博:hiroshi 宏:hiroshi 寛:hiroshi/hiroshi 誠:makoto 隆:takashi 孝:takashi " +
    "茂:shigeru 繁:shigeru 清:kiyoshi 清司:kiyoshi 勝:masaru 勇:isamu 実:minoru 稔:minoru 正:tadashi 正雄:masao 昭:akira 明:akira 彰:akira 進:susumu 豊:yutaka 裕:yutaka/hiroshi 修:osamu 治:osamu 武:takeshi 剛:takeshi/tsuyoshi 聡:satoshi 智:satoshi " +
    "敏:satoshi/toshi 学:manabu 登:noboru 昇:noboru 忍:shinobu 薫:kaoru 馨:kaoru 純:jun 淳:jun/atsushi 潤:jun 篤:atsushi 健:ken/takeshi 賢:ken/satoshi 徹:toru 亨:toru 透:toru 守:mamoru 衛:mamoru 望:nozomi 光:hikaru 翼:tsubasa 亮:ryo 諒:ryo 涼:ryo " +
    "晋三:shinzo 東彦:haruhiko 駿:hayao/shun 文雄:fumio 義偉:yoshihide 芳正:yoshimasa 敏充:toshimitsu 百合子:yuriko 早苗:sanae 佳彦:yoshihiko 由紀夫:yukio 康夫:yasuo 純一郎:junichiro 進次郎:shinjiro 恵三:keizo 龍太郎:ryutaro 富市:tomiichi 康弘:yasuhiro 太一:taichi 幸男:yukio 幸雄:yukio " +
    "邦雄:kunio 邦夫:kunio 邦彦:kunihiko 一雄:kazuo 一夫:kazuo 和夫:kazuo 和雄:kazuo 一義:kazuyoshi 角栄:kakuei 栄作:eisaku 博文:hirobumi 喜一:kiichi 俊樹:toshiki 宗佑:sosuke 善幸:zenko 正芳:masayoshi 信介:shinsuke 一成:kazunari 洋子:yoko 陽子:yoko 恵子:keiko " +
    "京子:kyoko 和子:kazuko 幸子:sachiko/yukiko 美智子:michiko 雅子:masako 愛子:aiko 花子:hanako 明美:akemi 由美:yumi 由美子:yumiko 真由美:mayumi 久美子:kumiko 裕子:yuko/hiroko 優子:yuko 智子:tomoko 直子:naoko 順子:junko 節子:setsuko 房子:fusako 美穂:miho 美咲:misaki " +
    "さくら:sakura 葵:aoi 蓮:ren 陽翔:haruto 湊:minato 悠真:yuma 大翔:hiroto 隆司:takashi 隆之:takayuki 孝之:takayuki 正之:masayuki 雅之:masayuki 英樹:hideki 秀樹:hideki 英雄:hideo 秀夫:hideo 英二:eiji 栄一:eiichi 正義:masayoshi 浩一:koichi 幸一:koichi 孝一:koichi " +
    "信一:shinichi 真一:shinichi 慎一:shinichi 伸一:shinichi 晋一:shinichi 純一:junichi 雄一:yuichi 祐一:yuichi 裕一:yuichi 竜一:ryuichi 隆一:ryuichi 修一:shuichi 秀一:shuichi 俊一:shunichi 浩二:koji 浩司:koji 孝司:takashi/koji 康二:koji 賢治:kenji 憲司:kenji 誠司:seiji 清治:seiji " +
    "正人:masato 真人:masato 雅人:masato 政人:masato 義人:yoshito 智久:tomohisa 和久:kazuhisa 和彦:kazuhiko 勝彦:katsuhiko 晴彦:haruhiko 春樹:haruki 由紀:yuki 章:akira 章男:akio 昭夫:akio 盛夫:morio 彰晃:shoko 智津夫:chizuo 貴文:takafumi 浩史:hiroshi 正:tadashi/masa",
);

function readings(table: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    table.split(" ").map((item) => {
      const [characters = "", read = ""] = item.split(":");
      return [characters, read.split("/")] as const;
    }),
  );
}
