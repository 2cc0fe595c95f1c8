using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Benchmarks;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll bench journal</c></summary>
internal sealed class BenchJournalCommand : PlimsollCommand
{
    private const int GroupsDefault = 200;
    private readonly TextOption folder = new("--dir", "DIR", "Folder on the disk to measure; a new one is made in it.")
    {
        DefaultText = "the current folder",
        IsPath = true,
    };

    private readonly TextOption groups = new("--groups", "N", "Groups of each setting.") { DefaultText = "200" };

    public BenchJournalCommand()
        : base("journal", "Time appending to a journal beside a plain loop that writes and syncs.")
    {
        Options.Add(folder);
        Options.Add(groups);
    }

    public override IReadOnlyList<string> Examples => ["plimsoll bench journal --groups 50"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var count = (int)(values.Whole(groups, 10, 100_000) ?? GroupsDefault);
        var place = Path.Combine(values.Text(folder) ?? ".", "bench-journal-" + Path.GetRandomFileName());
        if (!scope.Output.IsJson)
        {
            scope.Output.Line("durability  events/group  groups  plain us/group  journal us/group  ratio   events/s");
            scope.Output.Flush();
        }

        try
        {
            var rows = JournalBenchmark.Run(place, count, row =>
            {
                if (!scope.Output.IsJson)
                {
                    scope.Output.Line(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row.Durability,-10}  {row.EventsPerGroup,12}  {row.Groups,6}  "
                        + $"{row.PlainMicroseconds,14:0.0}  "
                        + $"{row.JournalMicroseconds,16:0.0}  {row.Ratio,5:0.00}  {row.EventsPerSecond,9:0}"));
                    scope.Output.Flush();
                }
            });
            scope.Output.Json(json => Write(json, rows));
        }
        finally
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }
        }

        return ExitCode.Ok;
    }

    private static void Write(CanonicalJsonWriter json, IReadOnlyList<JournalBenchmarkRow> rows)
    {
        json.BeginObject();
        json.BeginArray("rows");
        foreach (var row in rows)
        {
            json.BeginObject();
            json.Write("durability", row.Durability);
            json.Write("eventsPerGroup", row.EventsPerGroup);
            json.Write("eventsPerSecond", row.EventsPerSecond);
            json.Write("groups", row.Groups);
            json.Write("journalMicroseconds", row.JournalMicroseconds);
            json.Write("plainMicroseconds", row.PlainMicroseconds);
            json.Write("ratio", row.Ratio);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }
}
