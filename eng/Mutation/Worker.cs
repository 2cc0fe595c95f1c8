using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Plimsoll.Mutation;

/// <summary>Runs tests against mutants, one mutant after the other, and writes down each answer at once.</summary>
internal sealed class Worker
{
    // A test that takes this many times as long as without a mutant, and this much more, does not end.
    private const int TimesMax = 8;
    private const int ExtraMs = 3_000;
    private readonly Type control;
    private readonly List<TestCase> tests;
    private readonly string folder;

    /// <param name="folder">The work folder.</param>
    /// <param name="prefixes">Which tests.</param>
    public Worker(string folder, IReadOnlyList<string> prefixes)
    {
        this.folder = folder;
        var catalog = new TestCatalog(Path.Combine(folder, "tests"));
        control = catalog.Switch;
        tests = catalog.Find(prefixes);
    }

    /// <summary>Runs every test without a mutant, and writes which places it comes by.</summary>
    public void Cover(int count)
    {
        using var output = new StreamWriter(Path.Combine(folder, "coverage.tsv"));
        for (var i = 0; i < tests.Count; i++)
        {
            var hits = new bool[count + 1];
            var clock = Stopwatch.StartNew();
            Set("Hits", hits);
            var wrong = tests[i].Run();
            var places = Enumerable.Range(1, count).Where(place => hits[place]);
            output.WriteLine(string.Join('\t', i, clock.ElapsedMilliseconds, wrong ?? "", string.Join(' ', places)));
            if (wrong is not null)
            {
                Console.Error.WriteLine($"{tests[i].Name} fails without any mutant ({wrong}) and is left out");
            }
        }

        Set("Hits", null);
    }

    /// <summary>Runs the tests that come by a mutant, the quick ones first, until one fails.</summary>
    public void Run(IEnumerable<int> numbers, string results, DateTime end)
    {
        var coverage = File.ReadLines(Path.Combine(folder, "coverage.tsv"))
            .Select(static line => line.Split('\t')).Where(static cells => cells[2].Length == 0)
            .Select(static cells => (
                Test: Number(cells[0]), Ms: Number(cells[1]),
                Places: cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToHashSet()))
            .OrderBy(static one => one.Ms).ToList();
        foreach (var number in numbers)
        {
            if (DateTime.UtcNow > end)
            {
                return;
            }

            File.AppendAllText(results, $"{number}\tbegun\t\n");
            var killer = "";
            var isCovered = false;
            foreach (var (test, ms, _) in coverage.Where(one => one.Places.Contains(number)))
            {
                isCovered = true;
                Set("DeadlineMs", Environment.TickCount64 + (ms * TimesMax) + ExtraMs);
                Set("Active", number);
                var wrong = tests[test].Run();
                Set("Active", 0);
                Set("DeadlineMs", 0L);
                if (wrong is not null)
                {
                    killer = $"{tests[test].Name}: {wrong}";
                    break;
                }
            }

            var state = killer.Length != 0 ? "killed" : isCovered ? "survived" : "uncovered";
            File.AppendAllText(results, $"{number}\t{state}\t{killer.ReplaceLineEndings(" ").Replace('\t', ' ')}\n");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Set(string field, object? value) =>
        control.GetField(field, BindingFlags.Public | BindingFlags.Static)!.SetValue(null, value);
}
