package org.digitstudio.exchange.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPlan;

/** The parts that programs of all frameworks have in common. */
final class CommonGaps {
  private CommonGaps() {}

  /**
   * Returns the gaps by name.
   *
   * @param average whether the program keeps a moving average of the weights itself
   */
  static Map<String, String> of(RunRecord run, String comment, boolean average) {
    TrainingPlan plan = run.plan();
    Optimization optimization = plan.optimization();
    Map<String, String> gaps = new HashMap<>();
    gaps.put("title", "The network and training of a run of Digit Studio: " + plain(run.name()));
    gaps.put("notes", notes(run, comment, average));
    gaps.put("seed", Long.toString(plan.seed()));
    gaps.put("epochs", Integer.toString(optimization.epochs()));
    gaps.put("batchSize", Integer.toString(optimization.batchSize()));
    gaps.put("learningRate", Double.toString(optimization.optimizer().learningRate()));
    gaps.put("labelSmoothing", Double.toString(optimization.labelSmoothing()));
    gaps.put("limit", Integer.toString(plan.data().limit()));
    return gaps;
  }

  /** Keeps a user's text from ending the comment that it stands in. */
  private static String plain(String text) {
    return text.replaceAll("[^\\p{L}\\p{N} ,._()-]", "_");
  }

  /** The parts of the run that the program doesn't repeat, a line each. */
  private static String notes(RunRecord run, String comment, boolean average) {
    TrainingPlan plan = run.plan();
    List<String> notes = new ArrayList<>();
    if (!run.data().source().isEmpty()) {
      notes.add("The run was trained on other data than MNIST alone; this program reads MNIST.");
    }
    Augmentation augmentation = plan.data().augmentation();
    if (!augmentation.isNone()) {
      String largest = augmentation.toString().replaceFirst("^\\w+\\[(.*)]$", "$1");
      notes.add("The run changed its images at random (" + largest + ");");
      notes.add("this program takes them as they are.");
    }
    if (plan.selection().validationImages() > 0) {
      notes.add(
          "The run held out %d images and kept the best epoch on them;"
              .formatted(plan.selection().validationImages()));
      notes.add("this program trains on all images and keeps the last epoch.");
    }
    double emaDecay = plan.optimization().emaDecay();
    if (emaDecay > 0 && !average) {
      notes.add("The run's model is a moving average of the weights (decay " + emaDecay + ");");
      notes.add("this program keeps the weights of the last step.");
    }
    StringBuilder lines = new StringBuilder();
    notes.forEach(note -> lines.append(comment).append(note).append('\n'));
    if (!lines.isEmpty()) {
      lines.insert(0, comment.stripTrailing() + "\n");
    }
    return lines.toString();
  }
}
