using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll audit query</c></summary>
internal sealed class AuditQueryCommand : PlimsollCommand
{
    private readonly DatabaseOptions database;
    private readonly AuditFilterOptions filter;
    private readonly TextOption chain = new(
        "--chain", "ID", "The story of one order: N, record:N (any record of it) or position:N.");

    private readonly TextOption limit = new("--limit", "N", "Rows at most, 1 to 1000.") { DefaultText = "1000" };
    private readonly TextOption cursor = new("--cursor", "CURSOR", "Go on behind the page that ended with it.");
    private readonly Option<bool> newest = new("--newest") { Description = "Show the newest first." };
    private readonly Option<bool> plan = new("--plan") { Description = "Show how the database goes about it." };

    public AuditQueryCommand()
        : base("query", "Ask the audit log: what happened when, to which order, by whom, and why.")
    {
        database = new DatabaseOptions(this, "--database", "none");
        filter = new AuditFilterOptions(this);
        Options.Add(chain);
        Options.Add(limit);
        Options.Add(cursor);
        Options.Add(newest);
        Options.Add(plan);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll audit query --database sqlite:run.db --what OrderFilled --limit 20",
        "plimsoll audit query --postgres --operator anna --newest --json",
        "plimsoll audit query --database sqlite:run.db --chain 7",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var story = Chain(values);
        var wanted = filter.Read(values);
        var rows = (int)(values.Whole(limit, 1, AuditLog.LimitMax) ?? AuditLog.LimitMax);
        var after = Cursor(values);
        using var reader = new ProjectionReader(database.Existing(values, null));
        if (story is { } key)
        {
            AuditText.Write(scope.Output, AuditChain.Of(reader, key));
        }
        else if (values.IsSet(plan))
        {
            AuditText.WritePlan(scope.Output, AuditLog.Plan(reader, wanted, rows, after, values.IsSet(newest)));
        }
        else
        {
            Write(scope.Output, AuditLog.Page(reader, wanted, rows, after, values.IsSet(newest)));
        }

        return ExitCode.Ok;
    }

    private ChainKey? Chain(ValueReader values)
    {
        var text = values.Text(chain);
        return text is null ? null
            : ChainKey.TryParse(text, out var key) ? key
            : throw ValueReader.Refuse(chain, text, "write the number of an order, record:N or position:N");
    }

    private QueryCursor? Cursor(ValueReader values)
    {
        var text = values.Text(cursor);
        return text is null ? null
            : QueryCursor.TryParse(text, out var found) ? found
            : throw ValueReader.Refuse(cursor, text, "write what 'next' said at the end of the page before");
    }

    private static void Write(Output output, AuditPage page)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("next", page.Next?.ToString());
            json.BeginArray("rows");
            foreach (var row in page.Rows.Rows)
            {
                WriteRow(json, page.Rows, row);
            }

            json.EndArray();
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        string[] shown = ["time_ns", "sequence", "what", "instrument", "strategy", "order_id", "reason", "operator"];
        int[] places = [.. shown.Select(name => page.Rows.Columns.ToList().FindIndex(one => one.Name == name))];
        var lines = new TextTable("time", ">record", "what", "instrument", "strategy", ">order", "reason", "operator");
        foreach (var row in page.Rows.Rows)
        {
            lines.Add([.. places.Select((place, at) => at == 0
                ? TimestampText.Format((long)row[place]!)
                : Convert.ToString(row[place], CultureInfo.InvariantCulture) ?? "")]);
        }

        lines.WriteTo(output.Human);
        output.Line(string.Create(CultureInfo.InvariantCulture, $"{page.Rows.Rows.Count} rows"));
        if (page.Next is { } next)
        {
            output.Line($"next: --cursor {next}");
        }
    }

    private static void WriteRow(CanonicalJsonWriter json, ProjectionRows rows, IReadOnlyList<object?> row)
    {
        json.BeginObject();
        var named = rows.Columns.Select((column, place) => (column.Name, Value: row[place])).ToList();
        var timeNs = (long)named.First(static one => one.Name == "time_ns").Value!;
        named.Add(("time", TimestampText.Format(timeNs)));
        foreach (var (name, value) in named.OrderBy(static one => one.Name, StringComparer.Ordinal))
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

        json.EndObject();
    }
}
