package org.digitstudio.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.storage.AtomicFile;

/** Model files that are only remembered. */
public final class MemoryModels implements ModelStore {
  private final Map<Path, Model> models = new ConcurrentHashMap<>();
  private final List<Model> saved = new CopyOnWriteArrayList<>();

  /** Returns the models in the order in which they were saved. */
  public List<Model> saved() {
    return List.copyOf(saved);
  }

  @Override
  public Model load(Path file) throws IOException {
    Model model = models.get(file);
    if (model == null) {
      throw new IOException("There is no model file " + file.getFileName() + ".");
    }
    return model;
  }

  @Override
  public void check(Path file) throws IOException {
    AtomicFile.WRITER.check(file);
  }

  @Override
  public void save(Model model, Path file) {
    models.put(file, model);
    saved.add(model);
  }

  @Override
  public Model bundled(String recipe) throws IOException {
    throw new IOException("no bundled models here");
  }
}
