package org.digitstudio.storage.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The default file system, with a {@link Fault}. */
public final class FaultyFiles extends FileSystem {
  private final FileSystem files;
  private final FaultyProvider provider;

  private FaultyFiles(FileSystem files, Fault fault) {
    this.files = files;
    this.provider = new FaultyProvider(this, files.provider(), fault);
  }

  /** Returns a path to the same file, on a file system with a fault. */
  public static Path over(Path path, Fault fault) {
    return new FaultyFiles(path.getFileSystem(), fault).wrap(path);
  }

  /** The real path behind one of ours. */
  private interface Wrapped {
    Path real();
  }

  Path wrap(Path real) {
    return (Path)
        Proxy.newProxyInstance(
            FaultyFiles.class.getClassLoader(),
            new Class<?>[] {Path.class, Wrapped.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "real" -> real;
                  case "getFileSystem" -> this;
                  case "iterator" ->
                      StreamSupport.stream(real.spliterator(), false).map(this::wrap).iterator();
                  default -> wrapped(call(real, method, arguments));
                });
  }

  private static Object call(Path real, Method method, Object[] arguments) throws Throwable {
    Object[] unwrapped = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < unwrapped.length; i++) {
      unwrapped[i] = unwrapped[i] instanceof Wrapped wrapped ? wrapped.real() : unwrapped[i];
    }
    try {
      return method.invoke(real, unwrapped);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object wrapped(Object result) {
    return result instanceof Path path ? wrap(path) : result;
  }

  static Path unwrap(Path path) {
    return path instanceof Wrapped wrapped ? wrapped.real() : path;
  }

  @Override
  public FaultyProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return files.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return files.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return files.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(files.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = files.getPathMatcher(pattern);
    return path -> matcher.matches(unwrap(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return files.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
