package org.digitstudio.ui.train.model;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.digitstudio.application.replay.RunStatistics;
import org.digitstudio.application.text.Formats;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.insight.LayerActivity;

/** Gives one sentence of advice on the weights of a run and one on its activations. */
public final class StatisticsAdvice {
  /** A layer with this part of its units dead has lost much of its use. */
  private static final double MANY_DEAD = 0.2;

  /** Weights whose spread grew by this factor make a network overconfident. */
  private static final double MUCH_GROWN = 4;

  /** Weights whose spread changed by less than this part have hardly moved. */
  private static final double HARDLY_MOVED = 0.01;

  /** Activations of which less than this part is not 0 carry little. */
  private static final double SPARSE = 0.02;

  private StatisticsAdvice() {}

  /**
   * Returns advice on the weights.
   *
   * @param layerName names a layer in the user's language
   */
  public static Advice onWeights(RunStatistics statistics, LayerName layerName) {
    int grown = largest(statistics, StatisticsAdvice::growth);
    double factor = growth(statistics.course(grown));
    if (factor > MUCH_GROWN) {
      return Advice.unwise(
          "train.histograms.weights.grown",
          layerName.of(statistics.layer(grown)),
          Formats.significant(factor, 2));
    }
    boolean still =
        IntStream.range(0, statistics.layers())
            .allMatch(i -> Math.abs(growth(statistics.course(i)) - 1) < HARDLY_MOVED);
    return Advice.unwise(
        still ? "train.histograms.weights.still" : "train.histograms.weights.well");
  }

  /**
   * Returns advice on the activations of the last moment.
   *
   * @param layerName names a layer in the user's language
   */
  public static Advice onActivations(RunStatistics statistics, LayerName layerName) {
    int worst = largest(statistics, course -> deadPart(course.getLast()));
    LayerActivity layer = statistics.course(worst).getLast();
    String name = layerName.of(statistics.layer(worst));
    int dead = layer.dead().orElse(0);
    if (deadPart(layer) >= MANY_DEAD) {
      return Advice.unwise("train.histograms.dead.many", dead, layer.units(), name);
    }
    int sparse = largest(statistics, course -> course.getLast().activations().zeros());
    if (statistics.course(sparse).getLast().activations().zeros() > 1 - SPARSE) {
      return Advice.unwise(
          "train.histograms.sparse",
          layerName.of(statistics.layer(sparse)),
          Formats.percent(statistics.course(sparse).getLast().activations().zeros(), 0));
    }
    return dead > 0
        ? Advice.unwise("train.histograms.dead.few", dead, layer.units(), name)
        : Advice.unwise("train.histograms.dead.none");
  }

  /** Names a layer in the user's language. */
  @FunctionalInterface
  public interface LayerName {
    String of(LayerSpec layer);
  }

  private static int largest(
      RunStatistics statistics, ToDoubleFunction<List<LayerActivity>> value) {
    int largest = 0;
    for (int i = 1; i < statistics.layers(); i++) {
      if (value.applyAsDouble(statistics.course(i))
          > value.applyAsDouble(statistics.course(largest))) {
        largest = i;
      }
    }
    return largest;
  }

  private static double deadPart(LayerActivity layer) {
    return (double) layer.dead().orElse(0) / layer.units();
  }

  /** Returns the last spread of the weights as a multiple of the first. */
  private static double growth(List<LayerActivity> course) {
    double first = course.getFirst().weights().deviation();
    return first == 0 ? 1 : course.getLast().weights().deviation() / first;
  }
}
