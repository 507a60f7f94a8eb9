// `cgal WORK DATA NUMBER OUT`: CGAL's side of the comparison that python/geometry.py leads,
// by the protocol and with the data and answers of src/bin/beside.
//
//     g++ -std=c++17 -O3 -march=native -DNDEBUG -frounding-math benches/cpp/cgal.cpp \
//         -o target/release/cgal -lgmp -lmpfr
//
// Needs CGAL (Debian: libcgal-dev). Exact predicates, inexact constructions; the circle has
// no exact way in CGAL that is as fast, so it is the one in doubles.

#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Min_sphere_of_points_d_traits_2.h>
#include <CGAL/Min_sphere_of_spheres_d.h>
#include <CGAL/Polygon_2_algorithms.h>
#include <CGAL/convex_hull_2.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using Point = Kernel::Point_2;
using Traits = CGAL::Min_sphere_of_points_d_traits_2<Kernel, double>;
using Circle = CGAL::Min_sphere_of_spheres_d<Traits>;

static std::vector<Point> read(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<Point> points;
    double p[2];
    while (file.read(reinterpret_cast<char*>(p), sizeof p)) points.emplace_back(p[0], p[1]);
    return points;
}

static long long thread_ns() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static std::vector<double> flat(const std::vector<Point>& points) {
    std::vector<double> answer;
    for (const Point& p : points) answer.insert(answer.end(), {p.x(), p.y()});
    return answer;
}

int main(int count, char** arguments) {
    if (count != 5) {
        std::cerr << "usage: cgal WORK DATA NUMBER OUT\n";
        return 2;
    }
    const std::string work = arguments[1];
    const std::vector<Point> points = read(arguments[2]);
    const std::size_t corners = std::strtoul(arguments[3], nullptr, 10);

    std::function<std::vector<double>()> run;
    if (work == "hull") {
        run = [&] {
            std::vector<Point> hull;
            CGAL::convex_hull_2(points.begin(), points.end(), std::back_inserter(hull));
            return flat(hull);
        };
    } else if (work == "enclosing-circle") {
        run = [&] {
            Circle circle(points.begin(), points.end());
            auto center = circle.center_cartesian_begin();
            const double x = *center++, y = *center;
            return std::vector<double>{x, y, circle.radius()};
        };
    } else if (work == "is-simple") {
        run = [&] { return std::vector<double>{double(CGAL::is_simple_2(points.begin(), points.end(), Kernel()))}; };
    } else if (work == "locate" && corners <= points.size()) {
        run = [&] {
            std::vector<double> answer;
            const auto end = points.begin() + corners;
            for (auto query = end; query != points.end(); ++query)
                answer.push_back(CGAL::bounded_side_2(points.begin(), end, *query, Kernel()));
            return answer;
        };
    } else {
        std::cerr << "no such work: " << work << '\n';
        return 2;
    }

    std::vector<double> answer;
    for (std::string line; std::getline(std::cin, line);) {
        if (line == "write") {
            std::ofstream file(arguments[4], std::ios::binary);
            file.write(reinterpret_cast<const char*>(answer.data()), answer.size() * sizeof(double));
            file.close();
            std::cout << "done" << std::endl;
        } else {
            const long long before = thread_ns();
            answer = run();
            std::cout << thread_ns() - before << std::endl;
        }
    }
}
