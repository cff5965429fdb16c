/** What an import leaves for a person: rows of a file that could not be taken as they are. */
import {defineSheet, type Sheet} from '../schema/sheet.ts';

export const toCheck: Sheet = defineSheet({
  id: 'to_check',
  form: '',
  name: {zh: '待核对', en: 'To check'},
  icon: 'clipboard-list',
  title: 'content',
  listed: true,
  columns: [
    {id: 'content', name: {zh: '原文', en: 'As in the file'}, type: 'text', required: true, width: 360},
    {id: 'problem', name: {zh: '问题', en: 'Problem'}, type: 'text', width: 280},
    {id: 'file', name: {zh: '文件', en: 'File'}, type: 'text', width: 160},
    {id: 'sheet', name: {zh: '表', en: 'Sheet'}, type: 'text', width: 120},
    {id: 'row', name: {zh: '行', en: 'Row'}, type: 'number', width: 64},
    {id: 'done', name: {zh: '已处理', en: 'Done'}, type: 'boolean', width: 72},
  ],
});
