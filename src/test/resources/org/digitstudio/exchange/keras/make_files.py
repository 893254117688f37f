"""Writes small models in the layouts of Keras 1 to 3 (by h5py; Keras itself is not needed)."""
import json, zipfile, io, sys
import numpy as np, h5py
R = np.random.RandomState(7)
OUT = sys.argv[1]
def rnd(*s): return (R.standard_normal(s) * (1.5 / np.sqrt(max(1, np.prod(s[:-1]))))).astype('f4')
def conv(name, kh, kw, ci, co, **kw_): 
    c = dict(name=name, filters=co, kernel_size=[kh, kw], strides=[1, 1], padding='valid', data_format='channels_last', dilation_rate=[1, 1], groups=1, activation='linear', use_bias=True); c.update(kw_)
    w = {'kernel': rnd(kh, kw, ci, co)}
    if c['use_bias']: w['bias'] = rnd(co)
    return dict(class_name='Conv2D', config=c), w
def dense(name, i, o, **k):
    c = dict(name=name, units=o, activation='linear', use_bias=True); c.update(k)
    w = {'kernel': rnd(i, o)}
    if c['use_bias']: w['bias'] = rnd(o)
    return dict(class_name='Dense', config=c), w
def bn(name, n, axis, **k):
    c = dict(name=name, axis=axis, epsilon=.001, momentum=.99, center=True, scale=True); c.update(k); w = {}
    if c['scale']: w['gamma'] = 1 + rnd(n)
    if c['center']: w['beta'] = rnd(n)
    w['moving_mean'] = rnd(n); w['moving_variance'] = (.5 + R.rand(n)).astype('f4')
    return dict(class_name='BatchNormalization', config=c), w
def lay(t, **c): return dict(class_name=t, config=dict(name=c.pop('name', t.lower()), **c)), {}
def inp(*s): return lay('InputLayer', name='input_1', batch_input_shape=[None, *s])
def write(file, layers, cls='Sequential', h5=None, opts=None, track=False, prefix=None, model=None):
    f = h5py.File(OUT + '/' + file, 'w', track_order=track, **(h5 or {}))
    cfg = model or dict(class_name=cls, config=dict(name='m', layers=[l for l, _ in layers]))
    f.attrs['keras_version'] = '2.15.0'; f.attrs['backend'] = 'tensorflow'; f.attrs['model_config'] = json.dumps(cfg)
    g = f.create_group('model_weights', track_order=track)
    for l, w in layers:
        n = l['config']['name']
        gl = g.create_group(n, track_order=track)
        for k, v in w.items(): gl.create_dataset('%s/%s:0' % (n, k), data=v, **(opts or {}))
    f.close()
def keras3(file, layers, cfg=None, weights_only=False):
    b = io.BytesIO(); f = h5py.File(b, 'w'); used = {}
    import re
    def snake(n):
        n = re.sub('(.)([A-Z][a-z]+)', r'\1_\2', n); return re.sub('([a-z])([A-Z])', r'\1_\2', n).lower()
    for l, w in layers:
        k = snake(l['class_name']); u = used.get(k, -1) + 1; used[k] = u; n = k if u == 0 else '%s_%d' % (k, u)
        g = f.create_group('layers/%s/vars' % n)
        for i, v in enumerate(w.values()): g.create_dataset(str(i), data=v)
    f.close()
    if weights_only:
        open(OUT + '/' + file, 'wb').write(b.getvalue()); return
    with zipfile.ZipFile(OUT + '/' + file, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('metadata.json', json.dumps(dict(keras_version='3.5.0')))
        z.writestr('config.json', json.dumps(cfg or dict(module='keras', class_name='Sequential', config=dict(name='sequential', layers=[l for l, _ in layers]))))
        z.writestr('model.weights.h5', b.getvalue())
D = lambda i: dense('head', i, 10, activation='softmax')
small = [inp(28, 28, 1), conv('c', 5, 5, 1, 3, strides=[4, 4], activation='relu'), lay('Flatten'), D(108)]
write('gzip.h5', small, opts=dict(compression='gzip', shuffle=True, chunks=True, fletcher32=True))
write('chunked-edges.h5', [inp(28, 28, 1), lay('Flatten'), dense('d', 784, 7), lay('ReLU', max_value=None, negative_slope=0.0, threshold=0.0), D(7)], opts=dict(compression='gzip'))
write('latest.h5', small, h5=dict(libver='latest'))
cf = [inp(1, 28, 28), conv('c', 3, 3, 1, 4, data_format='channels_first', padding='same', strides=[2, 2]), bn('b', 4, [1]), lay('LeakyReLU', alpha=.3), lay('MaxPooling2D', pool_size=[2, 2], strides=[2, 2], padding='valid', data_format='channels_first'), conv('c2', 3, 3, 4, 5, data_format='channels_first', activation='tanh'), lay('Flatten', data_format='channels_first'), D(125)]
write('channels-first.h5', cf)
write('rescaling-signed.h5', [inp(28, 28, 1), lay('Rescaling', scale=1/127.5, offset=-1.0), conv('c', 3, 3, 1, 4, padding='same', strides=[3, 3], activation='elu'), lay('Flatten'), D(400)])
write('rescaling-signed-valid.h5', [inp(28, 28, 1), lay('Rescaling', scale=1/127.5, offset=-1.0), conv('c', 4, 4, 1, 4, strides=[4, 4], activation='sigmoid'), lay('Flatten'), D(196)])
write('flat-norm.h5', [inp(28, 28, 1), conv('c', 7, 7, 1, 4, strides=[7, 7], activation='relu'), lay('Flatten'), bn('b', 64, [1]), lay('Dropout', rate=.5), dense('d', 64, 12, use_bias=False), bn('b2', 12, -1, scale=False), lay('Activation', activation='relu'), D(12)])
write('average-same.h5', [inp(28, 28, 1), conv('c', 3, 3, 1, 3, strides=[2, 2], padding='same'), lay('AveragePooling2D', pool_size=[3, 3], strides=[2, 2], padding='same', data_format='channels_last'), lay('Flatten'), D(147)])
write('network-in-network.h5', [inp(28, 28, 1), conv('c', 5, 5, 1, 6, strides=[3, 3], activation='relu'), conv('c2', 1, 1, 6, 10), lay('GlobalAveragePooling2D', data_format='channels_last'), lay('Softmax', axis=-1)])
write('permuted.h5', [inp(28, 28), lay('Permute', dims=[2, 1]), lay('Flatten'), D(784)])
write('odd-padding.h5', [inp(28, 28, 1), lay('ZeroPadding2D', padding=[[0, 1], [2, 3]], data_format='channels_last'), conv('c', 4, 3, 1, 5, strides=[3, 3], activation='relu'), lay('MaxPooling2D', pool_size=[3, 3], strides=[2, 2], padding='same', data_format='channels_last'), lay('Flatten'), dense('d', 150, 9, activation='tanh'), lay('Flatten', name='again'), D(9)])
nested = dict(class_name='Sequential', config=dict(name='body', layers=[l for l, _ in small[1:3]]))
model = dict(class_name='Sequential', config=dict(name='m', layers=[small[0][0], nested, small[3][0]]))
f = h5py.File(OUT + '/nested.h5', 'w'); f.attrs['model_config'] = json.dumps(model)
for l, w in small:
    for k, v in w.items():
        f.create_dataset('model_weights/%s/%s/%s:0' % ('body' if l['config']['name'] == 'c' else l['config']['name'], l['config']['name'], k), data=v)
f.close()
many = [inp(28, 28, 1), lay('Flatten')] + [dense('dense_%d' % i, 784 if i == 0 else 8, 8, activation='tanh') for i in range(60)] + [D(8)]
write('many-track-order.h5', many, track=True)
k3 = [lay('InputLayer', name='input_layer', batch_shape=[None, 28, 28, 1], dtype='float32', sparse=False), conv('conv2d_7', 5, 5, 1, 3, strides=[4, 4], activation={'module': 'keras.layers', 'class_name': 'LeakyReLU', 'config': {'negative_slope': .1}, 'registered_name': None}), bn('bn_9', 3, -1, center=False), conv('conv2d_8', 3, 3, 3, 4, activation={'module': 'builtins', 'class_name': 'function', 'config': 'relu', 'registered_name': 'function'}), lay('Flatten'), dense('dense_3', 64, 10, activation='linear')]
keras3('keras3-activations.keras', k3)
def node(n): return [dict(args=[dict(class_name='__keras_tensor__', config=dict(shape=[None, 1], dtype='float32', keras_history=[n, 0, 0]))], kwargs={})]
fl = []; prev = None
for l, w in k3:
    l2 = dict(l, name=l['config']['name'], inbound_nodes=node(prev) if prev else []); fl.append(l2); prev = l['config']['name']
keras3('keras3-functional.keras', k3, cfg=dict(module='keras', class_name='Functional', config=dict(name='f', layers=fl[::-1][:0] + fl, input_layers=[['input_layer', 0, 0]], output_layers=[[prev, 0, 0]])))
# as-coded, weights alone: conv 32@5x5 stride 5 over 28 channels, dense 128, dense 10
wc = [conv('conv2d', 5, 5, 28, 32, strides=[5, 5], padding='same', activation='relu'), dense('dense', 96, 128, activation='relu'), dense('dense_1', 128, 10, activation='softmax')]
full = [inp(1, 28, 28), wc[0], lay('MaxPooling2D', pool_size=[2, 2], strides=[2, 2], padding='same', data_format='channels_last'), lay('Dropout', rate=.2), lay('Flatten'), wc[1], wc[2]]
write('as-coded-whole.h5', full)
f = h5py.File(OUT + '/as-coded-weights.h5', 'w'); f.attrs['layer_names'] = [l['config']['name'].encode() for l, _ in full]
for l, w in full:
    g = f.create_group(l['config']['name'])
    for k, v in w.items(): g.create_dataset('%s/%s:0' % (l['config']['name'], k), data=v)
f.close()
keras3('as-coded.weights.h5', full, weights_only=True)
