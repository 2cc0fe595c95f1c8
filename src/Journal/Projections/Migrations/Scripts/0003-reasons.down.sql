DROP TABLE notes;
DROP TABLE operator_actions;
DROP TABLE evidence;
DROP TABLE alerts;
DROP TABLE blocks;
DROP TABLE decisions;
