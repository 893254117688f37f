package org.digitstudio.engine.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a step's own forward pass, dropout and all, made of its pictures. */
final class BatchPredictions extends BaseTrainingListener {
  private float[] sums = {};

  @Override
  public void onForwardPass(Model model, List<INDArray> activations) {
    // Deeplearning4j shows what goes into the output layer, not what comes out.
    try (MemoryWorkspace _ = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      var output = ((MultiLayerNetwork) model).getOutputLayer();
      INDArray weights = output.getParam(DefaultParamInitializer.WEIGHT_KEY);
      INDArray hidden = activations.getLast().dup('c');
      INDArray flat = hidden.reshape('c', hidden.size(0), weights.size(0));
      INDArray bias = output.getParam(DefaultParamInitializer.BIAS_KEY);
      sums = flat.mmul(weights).addiRowVector(bias).dup('c').data().asFloat();
    }
  }

  /** How many of the last step's pictures were read right; {@code order} names them. */
  int right(DigitDataset data, int[] order, int from) {
    int right = 0;
    for (int i = 0; i < sums.length / Prediction.CLASSES; i++) {
      int best = 0;
      for (int digit = 1; digit < Prediction.CLASSES; digit++) {
        int at = i * Prediction.CLASSES;
        best = sums[at + digit] > sums[at + best] ? digit : best;
      }
      right += best == data.label(order[from + i]) ? 1 : 0;
    }
    return right;
  }
}
