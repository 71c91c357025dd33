// For each step: the words of its button, and in one sentence what the article asks (a gist, not the article's words).
import type { Label, StepId } from "@miaopu/domain";

interface StepNote {
  readonly action: Label;
  readonly gist: Label;
}

const note = (actionZh: string, actionEn: string, gistZh: string, gistEn: string): StepNote => ({
  action: { zh: actionZh, en: actionEn },
  gist: { zh: gistZh, en: gistEn },
});

// oxfmt-ignore
export const stepNotes: Readonly<Record<StepId, StepNote>> = {
  S01: note("登记申请书", "Enter application", "年满十八周岁，本人自愿，向所在党组织递交书面申请。", "Aged 18, of their own will, in writing, to the local party organisation."),
  S02: note("记录谈话", "Record talk", "收到申请书后一个月内，党组织派人同申请人谈话。", "The branch sends someone to talk within one month of the application."),
  S03: note("确定积极分子", "Confirm activist", "经党员推荐或群团组织推优，由支委会（不设支委会的由支部大会）研究决定。", "Nominated by members or mass organisations, confirmed by the branch committee (or the assembly)."),
  S04: note("记录备案", "Record filing", "报上级党委备案。", "Filed with the superior committee."),
  S05: note("指定培养联系人", "Assign mentors", "指定一至两名正式党员作培养联系人。", "One or two full members are assigned as mentors."),
  S06: note("记录考察", "Record observation", "培养教育一年以上，党支部每半年考察一次。", "Cultivated for a year or more; the branch reviews every half-year."),
  S07: note("确定发展对象", "Agree on candidate", "培养考察满一年，听取党小组、培养联系人、党员和群众意见后，由支委会讨论同意。", "After a full year, and after hearing the group, mentors, members and the masses, the committee agrees."),
  S08: note("记录备案公示", "Record listing", "报上级党委；2026年修订后须经上级同意、公示不少于五个工作日，方可列为发展对象。", "Reported to the superior committee; since the 2026 revision agreed by it and on notice for 5 working days before listing."),
  S09: note("确定介绍人", "Confirm introducers", "由两名正式党员作入党介绍人；受留党察看处分、尚未恢复党员权利的不能担任。", "Two full members; nobody on probation within the Party with rights not yet restored."),
  S10: note("记录政审", "Record review", "进行政治审查，未经审查或审查不合格的不能发展入党。", "A political review; without a passed one nobody is admitted."),
  S11: note("记录培训", "Record training", "短期集中培训一般不少于三天（或不少于二十四学时）。", "Concentrated training of at least three days or 24 class hours."),
  S12: note("记录审查意见", "Record scrutiny", "支委会审查，经集体讨论认为合格后，报上级党委预审。", "The branch committee scrutinises and, if satisfied, asks for pre-examination."),
  S13: note("记录预审", "Record pre-examination", "基层党委预审，并听取有关部门意见；将在三个月内离开的，一般不办理接收。", "The committee pre-examines and asks the departments; nobody about to leave within three months."),
  S14: note("登记志愿书", "Enter form number", "预审合格后，由本人填写《中国共产党入党志愿书》。", "After a passed pre-examination the person fills in the membership form."),
  S15: note("记录大会结果", "Record assembly", "支部大会无记名投票；到会有表决权的正式党员须超过应到半数，赞成须超过应到会半数。2026年修订后，预审合格后一个月内提交大会。", "Secret ballot; more than half of those who should attend are present, and more than half of them in favour. Since 2026 within one month of pre-examination."),
  S16: note("记录谈话", "Record talk", "审批前，上级党委指派党委委员或组织员谈话。", "Before approval a committee member or organiser talks with the person."),
  S17: note("记录审批", "Record approval", "党委集体讨论，三个月内审批；特殊情况可适当延长，但不得超过六个月。", "Decided by a committee meeting within three months; with a reason within six."),
  S18: note("记录备案", "Record filing", "报上一级党委组织部门备案。", "Filed with the organisation department one level up."),
  S19: note("记录编组", "Record assignment", "及时编入党支部和党小组。", "Assigned to a branch and a group without delay."),
  S20: note("记录宣誓", "Record oath", "面向党旗进行入党宣誓，一般在批准后及时组织。", "The oath before the flag, organised soon after approval."),
  S21: note("记录考察", "Record observation", "预备期一年，从支部大会通过之日算起，期间继续教育和考察。", "Probation runs for one year from the assembly's day, with education and observation."),
  S22: note("登记转正申请", "Enter application", "预备期满，由本人提出书面转正申请。", "At the end of probation the person applies in writing."),
  S23: note("记录大会结果", "Record assembly", "支部大会讨论转正：按期转正、延长一次（半年至一年）或取消资格。", "The assembly confirms, extends once (6 to 12 months) or cancels."),
  S24: note("记录审批", "Record approval", "上级党委三个月内审批，党龄从转正之日算起。", "The committee decides within three months; membership counts from the day probation ended."),
  S25: note("记录归档", "Record archiving", "有关材料归入本人人事档案或由党委保存。", "The papers go into the person's file or are kept by the committee."),
};
