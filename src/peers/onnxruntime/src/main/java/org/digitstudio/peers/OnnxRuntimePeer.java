package org.digitstudio.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Predicts with ONNX Runtime, with the article's network as this program exports it. */
public final class OnnxRuntimePeer implements PeerNetwork {
  private static final String MODEL = "as-described.onnx";
  private static final long[] SHAPE = {1, 1, 28, 28};

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String input;

  private OnnxRuntimePeer(Path model) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setIntraOpNumThreads(PeerRun.THREADS);
    session = environment.createSession(model.toString(), options);
    input = session.getInputNames().iterator().next();
  }

  @Override
  public void train(float[] images, int[] labels) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int[] classify(float[] images, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void predictOne(float[] image) {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(image), SHAPE);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      result.get(0).getValue();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Arguments: folder of the IDX files and of the exported network, epochs (none are trained). */
  public static void main(String[] arguments) throws Exception {
    PeerRun run = new PeerRun("onnxruntime", arguments);
    try (OnnxRuntimePeer network = new OnnxRuntimePeer(run.folder().resolve(MODEL))) {
      run.performPrediction(network);
    }
  }
}
