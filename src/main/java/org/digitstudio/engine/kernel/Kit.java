package org.digitstudio.engine.kernel;

/** What every layer of one network shares. */
final class Kit {
  final Tiles tiles;
  final Lanes lanes;
  final Weights weights;
  final int workers;
  final boolean training;

  /** One for each worker. */
  final Product[] products;

  Kit(Tiles tiles, Weights weights, int workers, boolean training) {
    this.tiles = tiles;
    this.lanes = Lanes.of(tiles);
    this.weights = weights;
    this.workers = workers;
    this.training = training;
    this.products = new Product[workers];
    for (int i = 0; i < workers; i++) {
      products[i] = new Product();
    }
  }
}
