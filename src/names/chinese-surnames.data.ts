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
    "toh:杜卓 tok:卓 cheuk:卓 yee:余于 yu:余于俞 yue:余 ee:余 tam:谭 hon:韩 han:韩 ko:高 kao:高 suen:孙 sng:孙 sun:孙 tai:戴 tay:郑 wu:吴胡 woo:胡 oh:胡 aw:胡 ma:马 mah:马 beh:马 mui:梅 boey:梅 "
  )
    .trim()
    .split(" ")
    .map((pair) => {
      const [spelling = "", characters = ""] = pair.split(":");
      return [spelling, characters];
    }),
);

/** Western given names that Chinese people take beside their own; a name with one is read without it. Source: common usage in Hong Kong, Taiwan and Singapore. */
export const takenNames: ReadonlySet<string> = new Set(
  (
    "john jack peter stephen steven steve chris christopher carrie teresa theresa erick eric david andrew edwina kelvin frederick fred terry tony anthony michael mike patrick raymond " +
    "paul henry joseph joe robin pony victor vincent william bill billy winnie regina starry junius albert anna anne ann alan allan allen alex alexander amy benny benjamin betty bruce " +
    "carl karl charles charlie cindy daniel danny dennis dominic donald edward edwin emily eva francis frank gary george gordon grace harry helen herman ivan jackie james jane " +
    "jason jeffrey jenny jennifer jerry jessica jimmy johnny joyce karen keith ken kenneth kevin larry lawrence leo leon leonard linda lisa louis lucy margaret maria mark martin " +
    "mary matthew max nancy nelson nicholas nick oscar philip richard robert roger ronald ronnie roy sam samuel sarah simon susan thomas tim timothy tom tommy vivian walter wendy wilson"
  ).split(" "),
);
