// The engine hnswlib as a program that exams drive: it builds an index from a file of float vectors and answers commands
// on standard input, one a line, on standard output.
//
// hnswlib_peer DIMENSION l2|ip M EF_CONSTRUCTION BASE_FILE COUNT QUERY_FILE QUERIES [KEPT_INDEX]
//
//   build                     -> "built CPU_NS WALL_NS RSS_BEFORE RSS_AFTER kept|new"
//   pass K EF                 -> "pass NS", then a line for each query: its nanoseconds and the rows found, best first
//   threads T REPEATS K EF    -> "threads NS"
//   allow FILE                -> "allowed N": from now on "pass" finds only rows whose byte in FILE is 1 (needs a version of
//                                hnswlib with BaseFilterFunctor, and -DFILTERED)
//
// A KEPT_INDEX is written after a build and read instead of building when it exists; the cost of the build is kept beside it.
#include <hnswlib/hnswlib.h>
#include <time.h>
#include <unistd.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

using Index = hnswlib::HierarchicalNSW<float>;

#ifdef FILTERED
struct Allowed : hnswlib::BaseFilterFunctor {
    std::vector<char> rows;
    bool operator()(hnswlib::labeltype row) override { return rows[row]; }
};
#endif

static long wall_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

static long cpu_ns() {
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000L + t.tv_nsec;
}

static long resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    long total = 0, resident = 0;
    statm >> total >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

struct Peer {
    size_t dimension;
    std::unique_ptr<hnswlib::SpaceInterface<float>> space;
    size_t m, ef_construction;
    std::string base_file;
    size_t count;
    std::vector<float> queries;
    size_t query_count;
    std::string kept;
    std::unique_ptr<Index> index;
#ifdef FILTERED
    Allowed allowed;

    void allow(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        allowed.rows.assign(std::istreambuf_iterator<char>(in), {});
        size_t n = 0;
        for (char row : allowed.rows) n += row;
        printf("allowed %zu\n", n);
        fflush(stdout);
    }

    auto search(size_t q, size_t k) {
        return index->searchKnn(queries.data() + q * dimension, k, allowed.rows.empty() ? nullptr : &allowed);
    }
#else
    auto search(size_t q, size_t k) { return index->searchKnn(queries.data() + q * dimension, k); }
#endif

    void build() {
        long before = resident_bytes();
        std::ifstream cost(kept + ".cost");
        long cpu = 0, wall = 0;
        bool reuse = !kept.empty() && (cost >> cpu >> wall) && std::ifstream(kept).good();
        if (reuse) {
            index.reset(new Index(space.get(), kept));
        } else {
            long cpu_start = cpu_ns(), wall_start = wall_ns();
            add_all();
            cpu = cpu_ns() - cpu_start;
            wall = wall_ns() - wall_start;
        }
        printf("built %ld %ld %ld %ld %s\n", cpu, wall, before, resident_bytes(), reuse ? "kept" : "new");
        fflush(stdout);
        if (!kept.empty() && !reuse) {
            index->saveIndex(kept);
            std::ofstream(kept + ".cost") << cpu << ' ' << wall << '\n';
        }
    }

    void add_all() {
        index.reset(new Index(space.get(), count, m, ef_construction));
        FILE* in = fopen(base_file.c_str(), "rb");
        std::vector<float> row(dimension);
        for (size_t i = 0; i < count; i++) {
            if (!in || fread(row.data(), sizeof(float), dimension, in) != dimension) {
                fprintf(stderr, "cannot read vector %zu of %s\n", i, base_file.c_str());
                exit(1);
            }
            index->addPoint(row.data(), i);
        }
        fclose(in);
    }

    void pass(size_t k, size_t ef) {
        index->setEf(ef);
        std::vector<long> nanos(query_count);
        std::vector<std::vector<size_t>> rows(query_count);
        long start = wall_ns(), before = start;
        for (size_t q = 0; q < query_count; q++) {
            auto found = search(q, k);
            rows[q].resize(found.size());
            for (size_t rank = found.size(); rank-- > 0; found.pop()) rows[q][rank] = found.top().second;
            long now = wall_ns();
            nanos[q] = now - before;
            before = now;
        }
        printf("pass %ld\n", before - start);
        for (size_t q = 0; q < query_count; q++) {
            printf("%ld", nanos[q]);
            for (size_t row : rows[q]) printf(" %zu", row);
            printf("\n");
        }
        fflush(stdout);
    }

    void threads(size_t threads, size_t repeats, size_t k, size_t ef) {
        index->setEf(ef);
        std::vector<std::thread> running;
        long start = wall_ns();
        for (size_t t = 0; t < threads; t++) {
            running.emplace_back([=] {
                for (size_t q = t; q < query_count * repeats; q += threads)
                    index->searchKnn(queries.data() + (q % query_count) * dimension, k);
            });
        }
        for (auto& thread : running) thread.join();
        printf("threads %ld\n", wall_ns() - start);
        fflush(stdout);
    }
};

int main(int argc, char** argv) {
    if (argc < 9) {
        fprintf(stderr, "hnswlib_peer DIMENSION l2|ip M EF_CONSTRUCTION BASE_FILE COUNT QUERY_FILE QUERIES [KEPT_INDEX]\n");
        return 2;
    }
    Peer peer;
    peer.dimension = atol(argv[1]);
    if (!strcmp(argv[2], "l2")) peer.space.reset(new hnswlib::L2Space(peer.dimension));
    else peer.space.reset(new hnswlib::InnerProductSpace(peer.dimension));
    peer.m = atol(argv[3]);
    peer.ef_construction = atol(argv[4]);
    peer.base_file = argv[5];
    peer.count = atol(argv[6]);
    peer.query_count = atol(argv[8]);
    peer.kept = argc > 9 ? argv[9] : "";
    peer.queries.resize(peer.query_count * peer.dimension);
    std::ifstream(argv[7], std::ios::binary).read((char*)peer.queries.data(), peer.queries.size() * sizeof(float));
    std::string line;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        std::string command;
        words >> command;
        if (command == "build") peer.build();
        size_t a = 0, b = 0, c = 0, d = 0;
#ifdef FILTERED
        std::string file;
        if (command == "allow" && words >> file) peer.allow(file);
#endif
        if (command == "pass" && words >> a >> b) peer.pass(a, b);
        if (command == "threads" && words >> a >> b >> c >> d) peer.threads(a, b, c, d);
    }
    return 0;
}
