package org.digitstudio.domain.training;

import java.util.List;
import org.digitstudio.domain.network.Model;

/** The course of a run: snapshots of its weights and its training curve. Safe for all threads. */
public interface RunHistory {
  /** Returns the moments with a snapshot, earliest first. */
  List<Moment> moments();

  /**
   * Returns the weights at a moment, in {@link Model}'s order. Layers of up to {@link
   * WeightGrid#MAX_EXACT} parameters are those of the run to the bit; larger ones are rounded to
   * {@link WeightGrid}.
   *
   * @param index of {@link #moments}
   */
  float[] parameters(int index);

  /** Returns the training curve, batch by batch but thinned out, in order. */
  List<BatchPoint> batchCurve();
}
