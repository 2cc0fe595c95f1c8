using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Mutation;

/// <summary>
/// Builds the copy, finds out which test comes by which mutant, and has child processes try the mutants. A child that
/// dies or stands still has met a mutant that brings the process down: it counts as killed, and the next child goes on.
/// </summary>
internal sealed class Campaign
{
    private const int StillSecondsMax = 90;
    private readonly Options options;

    /// <param name="options">What to do.</param>
    public Campaign(Options options) => this.options = options;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        var end = DateTime.UtcNow.AddMinutes(options.Minutes);
        var tests = Path.Combine(options.Folder, "tests");
        var built = BuiltTests();
        CopyTests(built, tests);
        var copy = new KernelCopy(options.Root, options.Folder, options.Folders);
        copy.Build(Path.Combine(tests, "Plimsoll.Kernel.dll"), tests);
        var mutants = copy.Mutants;
        Console.Error.WriteLine($"{mutants.Count} mutants, {copy.Refused} more do not compile");
        var before = Remembered();
        var last = mutants.Count == 0 ? 0 : mutants[^1].Number;
        Child("", 0, last, end);
        var chosen = Chosen(mutants);
        File.WriteAllLines(Path.Combine(options.Folder, "mutants.tsv"), mutants.Select(static one => string.Join(
            '\t', one.Number, one.File, one.Line, one.Kind, one.Before, one.After)));
        File.WriteAllLines(options.Results, mutants.Where(one => before.ContainsKey(one.Key)).Select(
            one => $"{one.Number}\t{before[one.Key].State}\t{before[one.Key].Killer}"));
        TryAll(chosen, last, end);
        Report(chosen);
        return 0;
    }

    private string BuiltTests()
    {
        foreach (var flavor in (string[])["release", "debug"])
        {
            var folder = Path.Combine(options.Root, "artifacts", "bin", "Tests", flavor);
            if (File.Exists(Path.Combine(folder, "Plimsoll.Tests.Tests.dll")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("the tests are not built: run ./test quick, or dotnet build tests/Tests");
    }

    private static void CopyTests(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.GetFiles(from))
        {
            File.Copy(path, Path.Combine(to, Path.GetFileName(path)), overwrite: true);
        }
    }

    // What was found before counts on where the place and its change are the same.
    private Dictionary<string, (string State, string Killer)> Remembered()
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var list = Path.Combine(options.Folder, "mutants.tsv");
        if (options.IsAnew || !File.Exists(list) || !File.Exists(options.Results))
        {
            return found;
        }

        var keys = File.ReadLines(list).Select(static line => line.Split('\t')).ToDictionary(
            static cells => cells[0], static cells => $"{cells[1]}|{cells[2]}|{cells[3]}|{cells[4]}|{cells[5]}");
        foreach (var cells in File.ReadLines(options.Results).Select(static line => line.Split('\t')))
        {
            if (cells.Length >= 3 && cells[1] != "begun" && keys.TryGetValue(cells[0], out var key)
                && !(options.IsAgain && cells[1] != "killed"))
            {
                found[key] = (cells[1], cells[2]);
            }
        }

        return found;
    }

    private List<Mutant> Chosen(IReadOnlyList<Mutant> mutants)
    {
        var wanted = mutants.Where(one => one.File.Contains(options.File, StringComparison.Ordinal)).ToArray();
        if (options.Sample > 0 && options.Sample < wanted.Length)
        {
            new Random(options.Seed).Shuffle(wanted);
            Array.Resize(ref wanted, options.Sample);
        }

        return [.. wanted.OrderBy(static one => one.Number)];
    }

    private Dictionary<int, string> States()
    {
        var states = new Dictionary<int, string>();
        if (File.Exists(options.Results))
        {
            foreach (var cells in File.ReadLines(options.Results).Select(static line => line.Split('\t')))
            {
                states[int.Parse(cells[0], CultureInfo.InvariantCulture)] = cells[1];
            }
        }

        return states;
    }

    private void TryAll(List<Mutant> chosen, int last, DateTime end)
    {
        // A run that is cut short has seen something of every file.
        var order = chosen.Select(static one => one.Number).ToArray();
        new Random(options.Seed).Shuffle(order);
        while (DateTime.UtcNow < end)
        {
            var states = States();
            foreach (var (number, _) in states.Where(static one => one.Value == "begun"))
            {
                File.AppendAllText(options.Results, $"{number}\tkilled\tthe process ended or stood still\n");
                states[number] = "killed";
            }

            var left = order.Where(number => !states.ContainsKey(number)).ToList();
            if (left.Count == 0)
            {
                return;
            }

            var list = Path.Combine(options.Folder, "todo.txt");
            File.WriteAllLines(list, left.Select(static one => one.ToString(CultureInfo.InvariantCulture)));
            Child(list, left.Count, last, end);
        }
    }

    private void Child(string list, int left, int count, DateTime end)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            "exec", typeof(Campaign).Assembly.Location, "--root", options.Root, "--worker", list, "--count",
            count.ToString(CultureInfo.InvariantCulture), "--tests", string.Join(',', options.Tests), "--minutes",
            Math.Max(0, (end - DateTime.UtcNow).TotalMinutes).ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var clock = Stopwatch.StartNew();
        var length = -1L;
        while (!process.WaitForExit(1_000))
        {
            var now = File.Exists(options.Results) ? new FileInfo(options.Results).Length : 0;
            if (now != length)
            {
                length = now;
                clock.Restart();
            }
            else if (list.Length != 0 && clock.Elapsed.TotalSeconds > StillSecondsMax)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }

        if (list.Length == 0 && process.ExitCode != 0)
        {
            throw new InvalidOperationException("the tests could not be run without a mutant");
        }

        Console.Error.WriteLine($"{left} mutants were left before this process");
    }

    private void Report(List<Mutant> chosen)
    {
        var states = States();
        var table = ScoreTable.Make(chosen, states);
        Console.Write(table);
        File.WriteAllText(Path.Combine(options.Folder, "score.md"), table);
        File.WriteAllLines(
            Path.Combine(options.Folder, "survivors.tsv"),
            chosen.Where(one => states.GetValueOrDefault(one.Number) is "survived" or "uncovered").Select(
                one => $"{states[one.Number]}\t{one.File}:{one.Line}\t{one.Kind}\t{one.Before}\t→ {one.After}"));
    }
}
