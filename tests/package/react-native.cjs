// The names that src/native uses: the package itself is written for Metro, and Node cannot read it.
const component = () => null;

exports.ActivityIndicator = component;
exports.FlatList = component;
exports.Image = component;
exports.Modal = component;
exports.Pressable = component;
exports.Text = component;
exports.View = component;
exports.AccessibilityInfo = {};
exports.Alert = {};
exports.Platform = { OS: 'ios' };
exports.StyleSheet = { create: (styles) => styles };
exports.useColorScheme = () => 'light';
