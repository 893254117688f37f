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

/** Records the logits of each training batch, from the training pass itself with its dropout. */
final class BatchPredictions extends BaseTrainingListener {
  private float[] logits = {};

  @Override
  public void onForwardPass(Model model, List<INDArray> activations) {
    // Deeplearning4j passes the output layer's input, not its output.
    try (MemoryWorkspace _ = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      var output = ((MultiLayerNetwork) model).getOutputLayer();
      INDArray weights = output.getParam(DefaultParamInitializer.WEIGHT_KEY);
      INDArray hidden = activations.getLast().dup('c');
      INDArray flat = hidden.reshape('c', hidden.size(0), weights.size(0));
      INDArray bias = output.getParam(DefaultParamInitializer.BIAS_KEY);
      logits = flat.mmul(weights).addiRowVector(bias).dup('c').data().asFloat();
    }
  }

  /**
   * Counts the correctly classified images of the last batch, which begins at {@code order[from]}.
   */
  int countCorrect(DigitDataset data, int[] order, int from) {
    int correct = 0;
    for (int i = 0; i < logits.length / Prediction.CLASSES; i++) {
      int best = 0;
      for (int digit = 1; digit < Prediction.CLASSES; digit++) {
        int at = i * Prediction.CLASSES;
        best = logits[at + digit] > logits[at + best] ? digit : best;
      }
      correct += best == data.label(order[from + i]) ? 1 : 0;
    }
    return correct;
  }
}
