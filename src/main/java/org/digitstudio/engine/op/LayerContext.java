package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.Lanes;
import org.digitstudio.engine.simd.MatrixProduct;
import org.digitstudio.engine.simd.Tiles;

/** What every layer of one network shares. */
public final class LayerContext {
  final Tiles tiles;
  public final Lanes lanes;
  public final Parameters weights;
  final int workers;
  public final boolean training;

  /** One for each worker. */
  final MatrixProduct[] products;

  public LayerContext(Tiles tiles, Parameters weights, int workers, boolean training) {
    this.tiles = tiles;
    this.lanes = Lanes.of(tiles);
    this.weights = weights;
    this.workers = workers;
    this.training = training;
    this.products = new MatrixProduct[workers];
    for (int i = 0; i < workers; i++) {
      products[i] = new MatrixProduct();
    }
  }
}
