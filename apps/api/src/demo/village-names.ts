// The invented township of the demo: its names, and the size of each village branch.

export const countyName = "清源县";
export const townshipName = "荫田镇";

/** Full members at the start; 上源村 is kept small, and branches of 12 and more have party groups. */
export const villages = [
  { village: "河口村", members: 22 },
  { village: "双塘村", members: 18 },
  { village: "枫树村", members: 16 },
  { village: "石桥村", members: 20 },
  { village: "新民村", members: 14 },
  { village: "大坪村", members: 17 },
  { village: "竹山村", members: 11 },
  { village: "龙泉村", members: 24 },
  { village: "上源村", members: 9 },
  { village: "下源村", members: 13 },
  { village: "太平村", members: 19 },
  { village: "黄泥村", members: 12 },
  { village: "松林村", members: 15 },
  { village: "东岭村", members: 10 },
  { village: "西岭村", members: 11 },
  { village: "金鸡村", members: 14 },
  { village: "荷叶村", members: 16 },
  { village: "荫田社区", members: 28 },
] as const;

export const surnames = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕",
];
export const givenNames = {
  male: [..."建国军伟强磊勇涛明超平刚辉鹏杰斌宇浩凯晨志远松柏海峰文武安康"],
  female: [..."秀兰英芳娟丽敏静燕霞玲红梅雪莲月桂芬洁颖慧琴婷倩怡欣佳晓春"],
} as const;
