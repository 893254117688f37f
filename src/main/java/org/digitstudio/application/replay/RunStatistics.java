package org.digitstudio.application.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.LayerActivity;
import org.digitstudio.insight.LayerActivity.Ranges;
import org.digitstudio.insight.NetworkParts.Part;

/**
 * The weights and activations of every layer over the course of a run, computed from its snapshots.
 *
 * @param network of the run
 * @param images number of test images the activations are of
 * @param moments the initial weights and the ends of epochs; for a short run, moments in between
 * @param activity [moment][layer with weights]
 */
public record RunStatistics(
    NetworkSpec network, int images, List<Moment> moments, List<List<LayerActivity>> activity) {
  /** Images that the activations are of. */
  public static final int IMAGES = 200;

  private static final int MAX_MOMENTS = 12;

  /** With fewer whole epochs, moments in between are shown too. */
  private static final int FEW_EPOCHS = 4;

  /** Images from which the ranges of the histograms are estimated. */
  private static final int RANGE_IMAGES = 20;

  /**
   * Computes the statistics on the calling thread.
   *
   * @param test its first images are evaluated
   * @param task is told the progress, and may cancel
   */
  public static RunStatistics of(RunReplay replay, DigitDataset test, BackgroundTask task) {
    List<DigitImage> images =
        IntStream.range(0, Math.min(IMAGES, test.size())).mapToObj(test::image).toList();
    int[] chosen = choose(replay.moments());
    List<Ranges> ranges =
        ranges(replay, chosen, images.subList(0, Math.min(RANGE_IMAGES, images.size())));
    List<List<LayerActivity>> activity = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      activity.add(LayerActivity.of(network(replay, chosen[i]), images, ranges));
      task.progress((i + 1.0) / chosen.length);
    }
    return new RunStatistics(
        replay.model(chosen[0]).spec(),
        images.size(),
        IntStream.of(chosen).mapToObj(replay.moments()::get).toList(),
        List.copyOf(activity));
  }

  private static ForwardPass network(RunReplay replay, int moment) {
    return ForwardPass.of(replay.model(moment));
  }

  private static List<Ranges> ranges(RunReplay replay, int[] chosen, List<DigitImage> images) {
    List<Ranges> first = LayerActivity.ranges(network(replay, chosen[0]), images);
    List<Ranges> last = LayerActivity.ranges(network(replay, chosen[chosen.length - 1]), images);
    return IntStream.range(0, first.size()).mapToObj(i -> first.get(i).and(last.get(i))).toList();
  }

  /** Returns the indices of at most twelve moments, the first and the last among them. */
  static int[] choose(List<Moment> moments) {
    int[] whole =
        IntStream.range(0, moments.size())
            .filter(i -> moments.get(i).epochs() == Math.rint(moments.get(i).epochs()))
            .toArray();
    boolean endsWhole = whole.length > 0 && whole[whole.length - 1] == moments.size() - 1;
    int[] all =
        whole.length > FEW_EPOCHS && endsWhole
            ? whole
            : IntStream.range(0, moments.size()).toArray();
    int count = Math.min(MAX_MOMENTS, all.length);
    return IntStream.range(0, count)
        .map(i -> all[count == 1 ? 0 : Math.round((float) i * (all.length - 1) / (count - 1))])
        .toArray();
  }

  /** Returns the number of layers with weights. */
  public int layers() {
    return activity.getFirst().size();
  }

  /**
   * Returns a layer.
   *
   * @param index 0 to {@link #layers} - 1
   */
  public LayerSpec layer(int index) {
    Part part = activity.getFirst().get(index).part();
    return network.layers().get(part.layer());
  }

  /**
   * Returns a layer at every moment.
   *
   * @param index 0 to {@link #layers} - 1
   */
  public List<LayerActivity> course(int index) {
    return activity.stream().map(moment -> moment.get(index)).toList();
  }
}
