/**
 * Chinese family names in simplified characters, those of two characters first. Sources: the Ministry of Public
 * Security's lists of the commonest surnames (2007, 2020) and the Hundred Family Surnames.
 */
export const chineseSurnames: readonly string[] = [
  ..."欧阳 司马 上官 诸葛 司徒 东方 独孤 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 端木 西门 南宫 轩辕".split(" "),
  ...("董王李张刘陈杨黄赵吴周徐孙马赖朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘于余叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖" +
    "贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳" +
    "翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农" +
    "司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻" +
    "苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣" +
    "晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由习池"),
];

/** Surnames in the spelling of Hong Kong, Hokkien, Teochew, Hakka, Malay and Vietnamese usage where no rule gives them. */
export const southernSpellings: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "tan:陈 chan:陈 chin:陈 lim:林 lam:林 lum:林 wong:黄王 ong:王翁 heng:王 ng:吴黄 goh:吴 go:吴 ngo:吴 teo:张 teoh:张 chong:张庄 cheong:张 cheung:张 tiong:张 " +
    "lee:李 li:李 lau:刘 low:刘 lao:刘 liew:刘 yeung:杨 yeo:杨 yong:杨 chow:周 chau:周 chew:周 chiu:赵 chui:徐崔 tsui:徐崔 choi:蔡 choy:蔡 chua:蔡 tsai:蔡 chai:蔡 " +
    "ho:何 hoe:何 kwok:郭 kuok:郭 quek:郭 kwek:郭 koh:许 hui:许 khoo:邱 yau:邱 hew:丘 yip:叶 yap:叶 ip:叶 leung:梁 leong:梁 neo:梁 cheng:郑 tay:郑 tee:郑 tang:邓 teng:邓 " +
    "tse:谢 chia:谢 cheah:谢 fung:冯 pang:彭 phang:彭 tsang:曾 chang:张曾 chen:陈 hsu:许徐 soh:苏 so:苏 sze:施 see:施 lui:吕雷 loo:吕卢 lo:罗卢 lu:陆卢吕 law:罗 loke:陆 luk:陆 " +
    "mak:麦 mok:莫 foo:傅符 fu:傅 pun:潘 poon:潘 phua:潘 yuen:袁阮 un:袁 tong:唐汤 kong:江孔 kiang:江 wan:温 woon:温 wen:温 kwan:关 kuan:关 szeto:司徒 seto:司徒 au:区 ow:区 auyeung:欧阳 " +
    "shum:岑 sham:岑 siu:萧 seow:萧 siew:萧 hung:洪 ang:洪 hong:洪 kan:简 kam:金甘 fong:方 png:方 hwang:黄 wee:黄 ooi:黄 oei:黄 bui:黄 sim:沈 shen:沈 chung:钟 cheang:曾 thong:汤 " +
    "soong:宋 fok:霍 pao:包 shaw:邵 gou:郭苟 kwee:郭 kuo:郭 yeh:叶 hsieh:谢 tsao:曹 choo:朱 chee:徐池 jao:饶 tse:谢 kwan:关 kwong:邝 fan:范 lok:骆 ngai:魏 yim:严 yiu:姚 yew:尤姚 yao:姚 " +
    "khaw:许 kho:许 kwa:柯 kua:柯 chiam:詹 chong:庄张钟 boon:文 poh:傅 tham:谭 thum:谭 cham:詹 liong:梁 liang:梁 njoo:杨 tjan:曾 tjia:谢 thio:张 tjoa:蔡 oey:黄 kwik:郭 liem:林 sie:施 lie:李 tio:张 " +
    "ch'eng:程 ning:宁 lien:连 kwek:郭 heah:谢 chiew:周 seah:谢 sia:谢 ngiam:严 giam:严 peh:白 pek:白 pui:贝 pei:贝裴 pau:包 hor:何 how:侯 hau:侯 kee:纪 kwai:季 lung:龙 loong:龙 mong:蒙 nip:聂 " +
    "pong:庞 sheh:佘 sum:沈 sung:宋 suk:叔 ting:丁 tuan:段 yan:甄殷 yum:任 yam:任 yung:容翁 yuan:袁 zee:徐 zung:荣 wee:黄魏 woo:胡吴 wai:韦卫 way:魏 ku:顾古 koo:顾古 soo:苏 jim:詹 jen:任 hew:丘 " +
    "toh:杜卓 tok:卓 cheuk:卓 yee:余于 yu:余于俞 yue:余 ee:余 tam:谭 hon:韩 han:韩 ko:高 kao:高 suen:孙 sng:孙 sun:孙 tai:戴 tay:郑 wu:吴胡 woo:胡 oh:胡 aw:胡 ma:马 mah:马 beh:马 mui:梅 boey:梅 "
  )
    .trim()
    .split(" ")
    .map((pair) => {
      const [spelling = "", characters = ""] = pair.split(":");
      return [spelling, characters];
    }),
);

/**
 * Syllables of given names as families from Fujian, Chaozhou and their emigrants spell them, and the characters they are. Sources:
 * the readings of Hokkien and Teochew dictionaries, customary spellings of Singapore, Malaysia, Indonesia and Taiwan.
 */
export const southernSyllables: readonly string[] = (
  "sen:仙 aik:益奕 beng:明 bin:敏 boh:茂 boon:文 bok:木 chai:才财 chye:才财 chiang:昌 cheow:昭 cher:庶 chew:秋洲 chiat:哲 chiew:秋 choon:春俊 chok:作 chong:忠 choo:珠朱 chuan:泉川 chun:春 ean:延燕 eng:英荣永 " +
  "gek:玉 geok:玉 giok:玉 gin:银 gim:锦 guan:源元 guat:月 hai:海 hean:贤 hian:贤 hiang:香 hiong:雄 hock:福鹤 hoe:和 hong:宏鸿丰 hoon:云芬 huat:发 huay:花惠 hui:辉惠 hwa:华 hwee:辉惠 hock:福 jin:仁 joo:裕如 " +
  "kah:嘉家 kai:开 keat:杰吉 kee:基庚 keng:庆景琼 khai:开凯 khee:启 kheng:庆琼 khim:琴 khoon:坤群 kia:佳 kiang:强 kiat:杰吉 kian:建坚 kim:金锦 kin:坚 koh:高 kok:国 kong:光江 koon:坤军 kuan:源光 kwang:光广 kwee:贵 " +
  "lai:来 lak:乐 lay:丽 leng:玲灵 leong:良龙 liak:烈 lian:莲联 liang:良 lim:林 lin:麟 liong:良龙 loke:乐禄 loong:龙隆 luan:鸾 lye:来利 meng:明铭 miang:铭 mong:蒙 mui:妹梅 neo:娘 ngee:义 ngoh:五 nien:年 nguan:元源 oon:恩温 " +
  "peck:碧 pek:白碧 peng:平炳 phaik:碧 pheng:平鹏 pin:彬 poh:宝保 poo:富 puay:佩 quee:贵 sai:西 san:山三 seah:声 sek:锡石 seng:成胜盛星 siak:锡 siam:暹 siang:祥 siew:秀寿 sim:心森 sin:新信辛 siok:淑 siong:祥松雄 siow:小 soon:顺 suan:宣全选 suat:雪 sui:水 swee:水瑞 " +
  "tai:泰大 tat:达 teck:德 tee:弟池 teik:德 tek:德 teng:鼎登 thiam:添 tho:涛 thong:通 thye:泰 tian:天 tiak:德 tiong:忠中仲 tiang:长 toh:涛 tong:栋东 tuan:端 tuck:德 twa:大 wan:万 wee:伟威 wei:伟 whye:怀 yam:炎 yang:阳 yean:延 yen:燕贤 yeow:耀 " +
  "yew:耀友有 yin:音 yong:勇荣永 yoke:玉 yuen:源元 yok:玉 zeng:曾 ven:文 jeou:九 chee:志芝 foo:富福 fook:福 fatt:发 fah:华 ghee:义 heng:兴亨 hin:兴 hing:兴庆 kit:杰 koi:驹 kui:桂 kum:金 kwok:国 lek:力 loy:来 luck:乐 luk:禄 mee:美 " +
  "moi:妹 moy:妹 nam:南 ngan:银 onn:安 poon:本 quan:权 sam:三 sau:寿 shek:石 soo:苏 sook:淑 sum:心 tack:德 tim:添 wah:华 wai:伟 wing:永荣 woon:云 yau:有友 yee:义仪 yik:益 yit:一 yoon:润 yow:有 yue:玉"
).split(" ");

/** Western given names that Chinese people take beside their own; a name with one is read without it. Source: common usage in Hong Kong, Taiwan and Singapore. */
export const takenNames: ReadonlySet<string> = new Set(
  (
    "john jack peter stephen steven steve chris christopher carrie teresa theresa erick eric david andrew edwina kelvin frederick fred terry tony anthony michael mike patrick raymond " +
    "paul henry joseph joe robin pony victor vincent william bill billy winnie regina starry junius albert anna anne ann alan allan allen alex alexander amy benny benjamin betty bruce " +
    "carl karl charles charlie cindy daniel danny dennis dominic donald edward edwin emily eva francis frank gary george gordon grace harry helen herman ivan jackie james jane " +
    "jason jeffrey jenny jennifer jerry jessica jimmy johnny joyce karen keith ken kenneth kevin larry lawrence leo leon leonard linda lisa louis lucy margaret maria mark martin " +
    "mary matthew max nancy nelson nicholas nick oscar philip richard robert roger ronald ronnie roy sam samuel sarah simon susan thomas tim timothy tom tommy vivian walter wendy wilson " +
    "stanley joshua agnes morris aaron adam adrian alfred alice allison alvin amanda andy angela anita annie arthur barry beatrice ben bernard bernadette bobby brian calvin candy carmen " +
    "carol caroline catherine cecilia charlotte cheryl christina christine clara claire clement connie crystal cynthia daisy dave deborah denise derek diana dick dora doris dorothy douglas " +
    "eddie edgar edmund elaine eleanor elizabeth ella ellen elsa elsie elvis emma eric erica ernest esther eugene eunice evelyn fanny felix fiona flora florence franklin gabriel gareth geoffrey " +
    "gerald gilbert gloria godfrey gregory harold harvey henry herbert hilda howard hubert hugo ida irene iris isaac jacky jacob janet janice jasmine jean jeff jeremy jerome jessie jill jim jimmy jo " +
    "joan joanna jonathan josephine joy judy julia julian julie justin kathy katherine kelly kitty lester lily lillian lincoln lionel lloyd lorraine louie lydia maggie marcus marie marina mavis " +
    "melissa mickey mimi miranda monica morgan nathan ned nina nora norman olivia ophelia pamela pat patricia paula pauline peggy percy philomena phoebe phyllis queenie rachel ralph ray rebecca " +
    "rex rita robinson rocky rosa rosanna rose roland rosemary ruby rudy russell ruth ryan sally sandra sandy sean sharon sheila shirley sidney sonia sophia sophie stella stephanie stewart stuart sue " +
    "sunny suzanne sylvia ted teddy theodore tiffany tina todd tracy valerie vanessa vera veronica vicky victoria vince violet virginia warren wayne wesley willie winston yvonne zoe"
  ).split(" "),
);
