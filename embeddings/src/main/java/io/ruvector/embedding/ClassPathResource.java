package io.ruvector.embedding;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on the class path, and a copy of it in the {@link CacheDirectory} where native code wants a real file.
 *
 * <p>Inflating a 34 MB model from its jar and handing it over as an array costs 0.3 s at each start; a file is mapped in
 * 0.15 s. A copy's name holds the size and CRC-32 that the jar records, so another version of the jar makes another
 * copy.
 */
final class ClassPathResource implements ModelFile {
    private static final Logger LOG = LoggerFactory.getLogger(ClassPathResource.class);

    private final String name;

    /**
     * @param name without a leading slash
     */
    ClassPathResource(String name) {
        this.name = name;
    }

    static boolean exists(String name) {
        return find(name) != null;
    }

    @Override
    public InputStream open() throws IOException {
        URL url = url();
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /**
     * The resource as a file: itself if it is one, otherwise a copy made at the first call on this machine.
     *
     * @return empty when no copy can be made; the reason is logged, and the caller reads the stream instead
     */
    @Override
    public Optional<Path> asFile() {
        return asFileIn(null);
    }

    /**
     * The resource as a file beside others.
     *
     * @param folder where the copy goes, or null for a folder of its own
     * @return as {@link #asFile()}
     */
    Optional<Path> asFileIn(@Nullable Path folder) {
        try {
            URL url = url();
            if (url.getProtocol().equals("file")) {
                return Optional.of(Path.of(URI.create(url.toString())));
            }
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                return Optional.of(copyOf(jar, folder));
            }
            LOG.info("{} is read as a stream, which is slower: it is neither a file nor in a jar", url);
        } catch (IOException e) {
            LOG.info("{} is read as a stream, which is slower: {}", name, e.toString());
        }
        return Optional.empty();
    }

    private Path copyOf(JarURLConnection connection, @Nullable Path chosen) throws IOException {
        try (JarFile jar = connection.getJarFile()) {
            JarEntry entry = connection.getJarEntry();
            String identity = HexFormat.of().toHexDigits((int) entry.getCrc()) + "-" + entry.getSize();
            Path folder = chosen == null ? CacheDirectory.folder(identity) : chosen;
            Path copy = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
            if (Files.isRegularFile(copy) && Files.size(copy) == entry.getSize()) {
                return copy;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                CacheDirectory.writeAtomically(in, copy);
            }
            return copy;
        }
    }

    private URL url() throws FileNotFoundException {
        URL url = find(name);
        if (url == null) {
            throw new FileNotFoundException("no " + name + " on the class path");
        }
        return url;
    }

    private static @Nullable URL find(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        URL url = context == null ? null : context.getResource(name);
        return url != null ? url : ClassPathResource.class.getResource("/" + name);
    }
}
