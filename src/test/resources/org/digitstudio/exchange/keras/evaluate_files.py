"""Independent forward pass of small Keras files, by numpy and PyTorch: prints ten values per file."""
import sys, json, io, zipfile
import numpy as np, h5py, torch, torch.nn.functional as F
torch.set_default_dtype(torch.float64)
def pixels():
    i = np.arange(784); return ((i*i*31 + i*7) % 256) / 255.0
def load(path):
    if path.endswith('.keras'):
        z = zipfile.ZipFile(path); cfg = json.loads(z.read('config.json')); return cfg, h5py.File(io.BytesIO(z.read('model.weights.h5')), 'r'), True
    h = h5py.File(path, 'r'); c = h.attrs['model_config']; c = c if isinstance(c, str) else c.decode(); return json.loads(c), h['model_weights'], False
def flat(model):
    out = []; cfg = model['config']; L = cfg if isinstance(cfg, list) else cfg['layers']
    for l in L:
        if l['class_name'] in ('Sequential','Functional'): out += flat(l)
        else: out.append(l)
    return out
def arrays(h, out=None):
    out = {} if out is None else out
    h.visititems(lambda n, o: out.__setitem__(n, np.array(o, dtype=np.float64)) if isinstance(o, h5py.Dataset) else None); return out
import re
def snake(n):
    n = re.sub(r'\W+', '', n); n = re.sub('(.)([A-Z][a-z]+)', r'\1_\2', n); return re.sub('([a-z])([A-Z])', r'\1_\2', n).lower()
def act(name, x):
    if isinstance(name, dict):
        if isinstance(name.get('config'), str): name = name['config']
        else: return F.leaky_relu(x, name['config'].get('negative_slope', .3))
    return {None: lambda v: v, 'linear': lambda v: v, 'relu': F.relu, 'tanh': torch.tanh, 'sigmoid': torch.sigmoid, 'elu': F.elu, 'softmax': lambda v: F.softmax(v, -1), 'leaky_relu': lambda v: F.leaky_relu(v, .2)}[name](x)
def evaluate(path):
    model, h, k3 = load(path); A = arrays(h); used = {}
    def get(l, role, order):
        c = l['config']
        if k3:
            g = l['_group']; return A['layers/%s/vars/%d' % (g, order.index(role))]
        n = c['name']; old = {'kernel':'_W','bias':'_b'}
        c1 = [k for k in A if (('/'+k).find('/'+n+'/') >= 0) and (k.endswith('/'+role+':0') or k.endswith('/'+role) or k.endswith(old.get(role,'?')+':0'))]
        assert len(c1) == 1, (n, role, list(A)); return A[c1[0]]
    x = None; byte = 1.0; p = pixels(); first = True
    for l in flat(model):
        t = l['class_name']; c = l['config']; k = snake(t); n = used.get(k, -1) + 1; used[k] = n; l['_group'] = k if n == 0 else '%s_%d' % (k, n)
        s = c.get('batch_shape') or c.get('batch_input_shape')
        if x is None and s: x = torch.tensor(p).reshape([1] + [28 if d is None else d for d in s[1:]])
        cf = c.get('data_format') == 'channels_first'
        def maps(v): return v if cf else v.permute(0, 3, 1, 2)
        def back(v): return v if cf else v.permute(0, 2, 3, 1)
        def pads(v, kh, kw, st, val):
            if c.get('padding', c.get('border_mode','valid')) != 'same': return v
            H, W = v.shape[2:]; ph = max(0, (-(-H//st)-1)*st + kh - H); pw = max(0, (-(-W//st)-1)*st + kw - W)
            return F.pad(v, (pw//2, pw-pw//2, ph//2, ph-ph//2), value=val)
        if t in ('InputLayer','Dropout','SpatialDropout2D','GaussianNoise','RandomRotation'): pass
        elif t == 'Flatten': x = x.reshape(1, -1)
        elif t == 'Reshape': x = x.reshape([1] + c['target_shape'])
        elif t == 'Permute': x = x.permute([0] + c['dims'])
        elif t == 'Rescaling':
            if first and c['scale'] < .02: x = x * 255
            x = x * c['scale'] + c['offset']; first = False
        elif t in ('Conv2D','Convolution2D'):
            K = get(l, 'kernel', ['kernel','bias']); st = (c.get('strides') or c.get('subsample'))[0]
            b = torch.tensor(get(l, 'bias', ['kernel','bias'])) if c.get('use_bias', True) else None
            v = pads(maps(x), K.shape[0], K.shape[1], st, 0.0)
            x = act(c.get('activation'), back(F.conv2d(v, torch.tensor(K).permute(3, 2, 0, 1), b, stride=st)))
        elif t == 'Dense':
            K = torch.tensor(get(l, 'kernel', ['kernel','bias'])); b = torch.tensor(get(l, 'bias', ['kernel','bias'])) if c.get('use_bias', True) else 0
            x = act(c.get('activation'), x @ K + b)
        elif t in ('MaxPooling2D','AveragePooling2D'):
            k0 = c['pool_size'][0]; st = (c.get('strides') or c['pool_size'])[0]; v = maps(x)
            if t[0] == 'M': x = back(F.max_pool2d(pads(v, k0, k0, st, -1e300), k0, st))
            else: x = back(F.avg_pool2d(pads(v, k0, k0, st, 0.0), k0, st) / F.avg_pool2d(pads(torch.ones_like(v), k0, k0, st, 0.0), k0, st))
        elif t == 'GlobalAveragePooling2D': x = maps(x).mean((2, 3))
        elif t == 'ZeroPadding2D':
            (a, b), (d, e) = c['padding']; x = back(F.pad(maps(x), (d, e, a, b)))
        elif t == 'BatchNormalization':
            order = ([ 'gamma'] if c.get('scale', True) else []) + (['beta'] if c.get('center', True) else []) + ['moving_mean','moving_variance']
            ax = c['axis'][0] if isinstance(c['axis'], list) else c['axis']; shape = [1]*x.dim(); shape[ax] = -1
            g = {r: torch.tensor(get(l, r, order)).reshape(shape) for r in order}
            x = (x - g['moving_mean']) / torch.sqrt(g['moving_variance'] + c['epsilon']) * g.get('gamma', 1) + g.get('beta', 0)
        elif t == 'ReLU': x = F.leaky_relu(x, c.get('negative_slope') or 0)
        elif t == 'LeakyReLU': x = F.leaky_relu(x, c.get('negative_slope', c.get('alpha', .3)))
        elif t == 'Softmax': x = F.softmax(x, -1)
        elif t == 'Activation': x = act(c['activation'], x)
        else: raise Exception(t)
    x = x.reshape(-1)
    if abs(float(x.sum()) - 1) > 1e-9 or float(x.min()) < 0: x = F.softmax(x, -1)
    return [float(v) for v in x]
if __name__ == '__main__':
    for f in sys.argv[1:]: print(f.split('/')[-1], *('%.9g' % v for v in evaluate(f)))
