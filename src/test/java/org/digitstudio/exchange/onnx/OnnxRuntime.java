package org.digitstudio.exchange.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs a file in ONNX Runtime, which knows nothing of this program. */
final class OnnxRuntime implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxRuntime(byte[] model) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    this.session = environment.createSession(model, options);
  }

  /** Returns how many images the file takes at once; 1 where it takes any number. */
  int batch() throws OrtException {
    return (int) Math.max(1, shape()[0]);
  }

  private long[] shape() throws OrtException {
    TensorInfo info = (TensorInfo) session.getInputInfo().values().iterator().next().getInfo();
    return info.getShape().clone();
  }

  /**
   * @param pixels {@code count} images row by row
   * @return the first output, row by row
   */
  float[] run(float[] pixels, int count) throws OrtException {
    long[] shape = shape();
    shape[0] = count;
    String input = session.getInputNames().iterator().next();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] output = new float[values.remaining()];
      values.get(output);
      return output;
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
