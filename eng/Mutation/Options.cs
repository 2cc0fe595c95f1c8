using System.Globalization;

namespace Plimsoll.Mutation;

/// <summary>What a run is to do.</summary>
internal sealed record Options
{
    /// <summary>The repository.</summary>
    public string Root { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Folders of the kernel that are changed.</summary>
    public string[] Folders { get; init; } = ["Risk", "Orders"];

    /// <summary>Beginnings of the names of test classes.</summary>
    public string[] Tests { get; init; } =
        ["Plimsoll.Tests.Kernel.Risk.", "Plimsoll.Tests.Kernel.Orders."];

    /// <summary>How many mutants are drawn; 0 for all.</summary>
    public int Sample { get; init; }

    /// <summary>Seed of the draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When a run ends.</summary>
    public double Minutes { get; init; } = 120;

    /// <summary>Part of the names of files.</summary>
    public string File { get; init; } = "";

    /// <summary>Whether survivors are tried again.</summary>
    public bool IsAgain { get; init; }

    /// <summary>Whether everything is tried again.</summary>
    public bool IsAnew { get; init; }

    /// <summary>For a child process: the list of mutants, empty for the coverage; null for the parent.</summary>
    public string? Worker { get; init; }

    /// <summary>For a child process: how many mutants there are.</summary>
    public int Count { get; init; }

    /// <summary>Where the mutated copy stands.</summary>
    public string Folder => Path.Combine(Root, "artifacts", "mutation");

    /// <summary>Where the answers stand.</summary>
    public string Results => Path.Combine(Folder, "results.tsv");

    public static Options Read(string[] arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i++)
        {
            string Next() => ++i < arguments.Length
                ? arguments[i]
                : throw new ArgumentException($"{arguments[i - 1]} needs a value");
            options = arguments[i] switch
            {
                "--root" => options with { Root = Next() },
                "--folders" => options with { Folders = Next().Split(',') },
                "--tests" => options with { Tests = Next().Split(',') },
                "--sample" => options with { Sample = Whole(Next()) },
                "--seed" => options with { Seed = Whole(Next()) },
                "--minutes" => options with { Minutes = double.Parse(Next(), CultureInfo.InvariantCulture) },
                "--file" => options with { File = Next() },
                "--again" => options with { IsAgain = true },
                "--anew" => options with { IsAnew = true },
                "--worker" => options with { Worker = Next() },
                "--count" => options with { Count = Whole(Next()) },
                var other => throw new ArgumentException($"unknown option {other}; see docs/mutation.md"),
            };
        }

        return options;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
