using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Model.Values;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll query</c></summary>
internal sealed class QueryCommand : PlimsollCommand
{
    private const string Window = "statistics";
    private const int LimitMax = 1_000_000;

    private static readonly (string Option, string Column, string Value, string Meaning)[] Filters =
    [
        ("--instrument", "instrument", "ID", "Of one instrument."),
        ("--strategy", "strategy", "NAME", "Of one strategy."),
        ("--order", "order_id", "N", "Of one order."),
        ("--position", "position_id", "N", "Of one position."),
        ("--status", "status", "STATUS", "Orders in one state."),
        ("--kind", "kind", "KIND", "Of one kind."),
        ("--reason", "reason", "REASON", "With one reason."),
        ("--operator", "operator", "NAME", "Of one operator."),
        ("--code", "code", "CODE", "Alerts of one code."),
    ];

    private readonly Argument<string> table = new("TABLE")
    {
        Description = "What to ask for: " + string.Join(", ", QuerySources.All.Select(static one => one.Name)) + ", "
            + Window + ".",
        HelpName = "TABLE",
    };

    private readonly DatabaseOptions database;
    private readonly List<(TextOption Option, string Column)> filters = [];
    private readonly TextOption from = new("--from", "TIME", "From this time on, UTC.") { DefaultText = "the first" };
    private readonly TextOption to = new("--to", "TIME", "Before this time, UTC.") { DefaultText = "the last" };
    private readonly TextOption limit = new("--limit", "N", "Rows at most.") { DefaultText = "1000" };
    private readonly Option<bool> newest = new("--newest") { Description = "Show the newest first." };
    private readonly Option<bool> plan = new("--plan") { Description = "Show how the database goes about it." };

    public QueryCommand()
        : base("query", "Ask a projection: orders, fills, positions, profit and loss, statistics, audit.")
    {
        Arguments.Add(table);
        database = new DatabaseOptions(this, "--database", "none");
        foreach (var (name, column, value, meaning) in Filters)
        {
            var option = new TextOption(name, value, meaning);
            filters.Add((option, column));
            Options.Add(option);
        }

        Options.Add(from);
        Options.Add(to);
        Options.Add(limit);
        Options.Add(newest);
        Options.Add(plan);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll query orders --database sqlite:run.db --status Filled --limit 10",
        "plimsoll query fills --postgres --instrument BTCUSDT.BINANCE --newest --json",
        "plimsoll query statistics --database sqlite:run.db --from 2024-01-01 --to 2024-02-01",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var name = arguments.GetRequiredValue(table);
        var source = QuerySources.Find(name);
        if (source is null && name != Window)
        {
            string[] all = [.. QuerySources.All.Select(static one => one.Name), Window];
            throw CommandException.Usage(
                "unknown table", name, NearestName.Hint(name, all, "one of " + string.Join(", ", all)));
        }

        var (fromNs, toNs) = (values.Time(from)?.UnixNanos, values.Time(to)?.UnixNanos);
        using var reader = new ProjectionReader(database.Existing(values, null));
        if (source is null)
        {
            Write(scope.Output, reader.Statistics(
                fromNs ?? long.MinValue, toNs ?? long.MaxValue,
                values.Text(filters.First(static one => one.Column == "strategy").Option)));
            return ExitCode.Ok;
        }

        var query = new ProjectionQuery
        {
            Source = source,
            FromNs = fromNs,
            ToNs = toNs,
            Equal = filters.Where(one => values.Text(one.Option) is not null).ToDictionary(
                static one => one.Column, one => values.Text(one.Option)!),
            IsNewestFirst = values.IsSet(newest),
            Limit = (int)(values.Whole(limit, 1, LimitMax) ?? ProjectionQuery.LimitUsual),
        };
        if (values.IsSet(plan))
        {
            WritePlan(scope.Output, reader.Plan(query));
        }
        else
        {
            Write(scope.Output, reader.Rows(query));
        }

        return ExitCode.Ok;
    }

    private static void WritePlan(Output output, IReadOnlyList<string> steps)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("plan");
            foreach (var step in steps)
            {
                json.WriteValue(step);
            }

            json.EndArray();
            json.EndObject();
        });
        foreach (var step in output.IsJson ? [] : steps)
        {
            output.Line(step);
        }
    }

    private static void Write(Output output, ProjectionRows rows)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("rows");
            foreach (var row in rows.Rows)
            {
                json.BeginObject();
                foreach (var (column, value) in rows.Columns.Select((column, place) => (column.Name, row[place]))
                    .OrderBy(static one => one.Name, StringComparer.Ordinal))
                {
                    Write(json, column, value);
                }

                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        // Columns that say nothing in any row only take up room.
        int[] shown = [.. Enumerable.Range(0, rows.Columns.Count).Where(place => rows.Rows.Any(
            row => row[place] is not (null or "")))];
        var lines = new TextTable([.. shown.Select(place => rows.Columns[place].Name)]);
        foreach (var row in rows.Rows)
        {
            lines.Add([.. shown.Select(place => Text(rows.Columns[place].Name, row[place]))]);
        }

        lines.WriteTo(output.Human);
        output.Line(string.Create(CultureInfo.InvariantCulture, $"{rows.Rows.Count} rows"));
    }

    private static void Write(CanonicalJsonWriter json, string name, object? value)
    {
        if (value is long number)
        {
            json.Write(name, number);
        }
        else
        {
            json.Write(name, (string?)value);
        }
    }

    private static string Text(string column, object? value) => value switch
    {
        null => "",
        long time when column.EndsWith("_ns", StringComparison.Ordinal) => TimestampText.Format(time),
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static void Write(Output output, TradingStatistics found)
    {
        (string Name, object Value)[] figures =
        [
            ("cancelled", found.Cancelled), ("closed", found.Closed), ("expired", found.Expired), ("fees", found.Fees),
            ("filled", found.Filled), ("fills", found.Fills), ("losing", found.Losing), ("net", found.Net),
            ("orders", found.Orders), ("partial", found.Partial), ("realised", found.Realised),
            ("rejected", found.Rejected), ("volume", found.Volume), ("winning", found.Winning),
        ];
        output.Json(json =>
        {
            json.BeginObject();
            foreach (var (name, value) in figures)
            {
                Write(json, name, value);
            }

            json.EndObject();
        });
        foreach (var (name, value) in output.IsJson ? [] : figures)
        {
            output.Line($"{name,-10} {Text(name, value)}");
        }
    }
}
