"""Writes small ONNX models: by PyTorch's exporter, and by hand as tf2onnx arranges Keras models."""
import sys, warnings, numpy as np, torch, torch.nn as nn, torch.nn.functional as F, onnx
from onnx import helper as h, numpy_helper as nh, TensorProto as T
warnings.filterwarnings('ignore'); torch.manual_seed(3); OUT = sys.argv[1]
class Example(nn.Module):
    def __init__(s):
        super().__init__(); s.c1 = nn.Conv2d(1, 4, 3, 1); s.c2 = nn.Conv2d(4, 6, 3, 1); s.d1 = nn.Dropout(.25); s.d2 = nn.Dropout(.5); s.f1 = nn.Linear(864, 16); s.f2 = nn.Linear(16, 10)
    def forward(s, x):
        x = F.relu(s.c1(x)); x = F.relu(s.c2(x)); x = s.d1(F.max_pool2d(x, 2)); x = torch.flatten(x, 1); x = s.d2(F.relu(s.f1(x))); return F.log_softmax(s.f2(x), dim=1)
class View(nn.Module):
    def __init__(s):
        super().__init__(); s.c = nn.Conv2d(1, 5, 5, 2, padding=1); s.b = nn.BatchNorm2d(5); s.f = nn.Linear(180, 10, bias=False)
    def forward(s, x):
        x = F.leaky_relu(s.b(s.c((x - .1307) / .3081)), .2); x = F.avg_pool2d(x, 3, 2, padding=1); x = F.elu(x); x = x[:, :, :6, :6] if False else x; x = x.view(x.size(0), -1); return s.f(x)
def shake(m):
    for p in m.parameters(): p.data += .1 * torch.randn_like(p)
    for b in m.modules():
        if isinstance(b, (nn.BatchNorm2d, nn.BatchNorm1d)): b.running_mean += .3 * torch.randn_like(b.running_mean); b.running_var += torch.rand_like(b.running_var)
    return m.eval()
def export(name, m, x, **k):
    torch.onnx.export(shake(m), x, OUT + '/' + name, **k)
x = torch.rand(1, 1, 28, 28)
export('pytorch-example.onnx', Example(), x)
v = View(); v.f = nn.Linear(5 * 7 * 7, 10, bias=False)
export('pytorch-view-dynamic.onnx', v, x, dynamic_axes={'x': {0: 'batch'}}, input_names=['x'], training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
export('pytorch-mlp.onnx', nn.Sequential(nn.Flatten(), nn.Linear(784, 12), nn.BatchNorm1d(12), nn.Tanh(), nn.Linear(12, 11), nn.Sigmoid(), nn.Linear(11, 10), nn.Softmax(1)), x, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
export('pytorch-global-pool.onnx', nn.Sequential(nn.Conv2d(1, 6, 5, padding=2, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(3, 2, padding=1), nn.Conv2d(6, 10, 3, padding=1), nn.AdaptiveAvgPool2d(1), nn.Flatten()), x, opset_version=11)
class Flat(nn.Module):
    def __init__(s): super().__init__(); s.a = nn.Linear(784, 14); s.b = nn.Linear(14, 10)
    def forward(s, x): return s.b(F.relu(s.a(x.view(-1, 784))))
export('pytorch-batch-of-8.onnx', Flat(), torch.rand(8, 1, 28, 28))
# As tf2onnx arranges a Keras model: channels last outside, channels first inside.
R = np.random.RandomState(5)
def w(name, *s): return nh.from_array((R.standard_normal(s) / np.sqrt(np.prod(s[1:]))).astype('f4'), name)
def save(name, nodes, inits, inp, out='y', opset=13):
    g = h.make_graph(nodes, 'tf2onnx', [h.make_tensor_value_info('x', T.FLOAT, inp)], [h.make_tensor_value_info(out, T.FLOAT, [None, 10])], inits)
    m = h.make_model(g, opset_imports=[h.make_opsetid('', opset)], ir_version=7); onnx.checker.check_model(m); onnx.save(m, OUT + '/' + name)
i64 = lambda n, *v: nh.from_array(np.array(v, 'i8'), n)
save('tf2onnx-style.onnx', [
    h.make_node('Cast', ['x'], ['x0'], to=1), h.make_node('Transpose', ['x0'], ['t'], perm=[0, 3, 1, 2]),
    h.make_node('Conv', ['t', 'W', 'B'], ['c'], auto_pad='SAME_UPPER', strides=[2, 2], kernel_shape=[3, 3]), h.make_node('Relu', ['c'], ['r']),
    h.make_node('MaxPool', ['r'], ['m'], kernel_shape=[2, 2], strides=[2, 2]), h.make_node('Transpose', ['m'], ['m2'], perm=[0, 2, 3, 1]),
    h.make_node('Reshape', ['m2', 'shape'], ['f']), h.make_node('MatMul', ['f', 'D'], ['d']), h.make_node('Add', ['d', 'E'], ['e']), h.make_node('Softmax', ['e'], ['y'])],
    [w('W', 5, 1, 3, 3), w('B', 5), i64('shape', -1, 245), w('D', 245, 10), w('E', 10)], [None, 28, 28, 1])
save('keras-normalized.onnx', [
    h.make_node('Mul', ['x', 'k'], ['s']), h.make_node('Sub', ['s', 'one'], ['s1']), h.make_node('Transpose', ['s1'], ['t'], perm=[0, 3, 1, 2]),
    h.make_node('Conv', ['t', 'W'], ['c'], pads=[1, 1, 1, 1], strides=[2, 2], kernel_shape=[3, 3]), h.make_node('Add', ['c', 'B'], ['c1']),
    h.make_node('Mul', ['c1', 'G'], ['g']), h.make_node('Add', ['g', 'H'], ['g1']), h.make_node('Relu', ['g1'], ['r']),
    h.make_node('GlobalAveragePool', ['r'], ['p']), h.make_node('Squeeze', ['p', 'ax'], ['q']), h.make_node('Gemm', ['q', 'D', 'E'], ['e'], alpha=.5, beta=2.0), h.make_node('Softmax', ['e'], ['y'])],
    [nh.from_array(np.array(1 / 127.5, 'f4'), 'k'), nh.from_array(np.array(1, 'f4'), 'one'), w('W', 7, 1, 3, 3), w('B', 7, 1, 1), w('G', 1, 7, 1, 1), w('H', 7, 1, 1), i64('ax', 2, 3), w('D', 7, 10), w('E', 10)], [None, 28, 28, 1])
save('flat-784.onnx', [h.make_node('MatMul', ['x', 'A'], ['a']), h.make_node('Add', ['a', 'B'], ['b']), h.make_node('LeakyRelu', ['b'], ['c'], alpha=.01), h.make_node('Gemm', ['c', 'D'], ['e'], transB=1), h.make_node('Mul', ['e', 'k'], ['y'])],
    [w('A', 784, 9), w('B', 9), w('D', 10, 9), nh.from_array(np.array([.5], 'f4'), 'k')], [None, 784])
