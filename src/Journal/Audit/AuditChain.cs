using System.Data.Common;
using System.Globalization;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Journal.Audit;

/// <summary>
/// Tells what led to an order and what came of it: decision, risk layers, commands, reports, fills, position, profit.
/// All of it is read from the projection by indexed questions.
/// </summary>
public sealed class AuditChain
{
    private const int RowsMax = 100_000;
    private readonly ProjectionReader reader;
    private readonly List<ChainStep> steps = [];
    private readonly List<string> gaps = [];

    private AuditChain(ProjectionReader reader) => this.reader = reader;

    /// <summary>Tells the story.</summary>
    /// <param name="reader">The projection.</param>
    /// <param name="key">What is asked for.</param>
    /// <exception cref="ProjectionException">There is no such order, record or position.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public static ChainStory Of(ProjectionReader reader, ChainKey key)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new AuditChain(reader).Tell(key);
    }

    private ChainStory Tell(ChainKey key)
    {
        var orders = Orders(key);
        foreach (var order in orders)
        {
            Tell(order);
        }

        // The order of causes: by record where there is one; what follows from several stands behind all of its time.
        var sorted = steps.OrderBy(static step => step.TimeNs)
            .ThenBy(static step => step.Sequence == 0 ? long.MaxValue : step.Sequence)
            .ThenBy(static step => step.Stage).ThenBy(static step => step.Order).ToList();
        return new ChainStory(orders, sorted, gaps);
    }

    private List<long> Orders(ChainKey key)
    {
        var (source, column) = key.Kind switch
        {
            ChainKeyKind.Position => ("fills", "position_id"),
            ChainKeyKind.Record => ("audit", "sequence"),
            _ => ("audit", "order_id"),
        };
        var found = Ids(source, column, key.Number);
        if (found.Count == 0 && key.Kind != ChainKeyKind.Position)
        {
            found = Ids("decisions", column, key.Number);
        }

        return found.Count > 0 ? found : throw new ProjectionException(ProjectionProblem.Misuse, string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Kind.ToString().ToLowerInvariant()} {key.Number}: nothing of an order is known by that number: ask "
            + $"'plimsoll audit query' for the numbers there are"));
    }

    private List<long> Ids(string source, string column, long number)
    {
        var rows = Rows(source, column, number);
        return [.. rows.Select(static row => row.Number("order_id")).OfType<long>().Distinct().Order()];
    }

    private void Tell(long order)
    {
        var before = steps.Count;
        foreach (var row in Rows("decisions", "order_id", order))
        {
            Add(ChainStage.Decision, row, order, row.Text("kind") ?? "Decision",
                "strategy", "instrument", "side", "quantity", "inputs", "allocation", "event_number");
            Add(ChainStage.Risk, row, order, row.Text("outcome") ?? "", "first_reason", "layer", "reasons");
        }

        var isDecided = steps.Count > before;
        var isCommanded = false;
        foreach (var row in Rows("audit", "order_id", order))
        {
            var kind = row.Text("kind");
            if (kind is "Decision" || row.Text("what") is "OrderFilled")
            {
                continue;
            }

            var stage = kind is "OutputCommand" ? ChainStage.Command : ChainStage.Report;
            isCommanded |= stage == ChainStage.Command;
            Add(stage, row, order, row.Text("what") ?? "", "strategy", "instrument", "reason", "payload");
        }

        var fills = Rows("fills", "order_id", order);
        foreach (var row in fills)
        {
            Add(ChainStage.Fill, row, order, "OrderFilled", "strategy", "instrument", "side", "quantity", "price",
                "value", "fee", "fee_type", "currency", "realised", "position_id", "execution_id");
        }

        foreach (var position in fills.Select(static row => row.Number("position_id")).OfType<long>().Distinct())
        {
            TellPosition(order, position);
        }

        NameGaps(order, isDecided, isCommanded);
    }

    private void TellPosition(long order, long position)
    {
        foreach (var row in Rows("positions", "position_id", position))
        {
            var timeNs = row.Number("closed_ns") ?? row.Number("updated_ns") ?? 0;
            var facts = row.Facts(
                "instrument", "side", "quantity", "average_entry_price", "average_exit_price", "opened_ns",
                "closed_ns", "entry_reason", "exit_reason");
            facts["position_id"] = position.ToString(CultureInfo.InvariantCulture);
            facts["orders"] = string.Join(" ", Ids("fills", "position_id", position));
            var isClosed = row.Number("closed_ns") is not null;
            steps.Add(new ChainStep(
                ChainStage.Position, timeNs, 0, order, isClosed ? "PositionClosed" : "PositionOpen", facts));
            if (reader.PositionPnl(position) is { } profit)
            {
                steps.Add(new ChainStep(
                    ChainStage.Profit, timeNs, 0, order, isClosed ? "Realised" : "SoFar",
                    new SortedDictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["currency"] = row.Text("currency") ?? "",
                        ["fees"] = profit.Fees,
                        ["net"] = profit.Net,
                        ["position_id"] = position.ToString(CultureInfo.InvariantCulture),
                        ["realised"] = profit.Realised,
                        ["unrealised"] = profit.Unrealised,
                    }));
            }
        }
    }

    private void NameGaps(long order, bool isDecided, bool isCommanded)
    {
        void Gap(string what) => gaps.Add(string.Create(CultureInfo.InvariantCulture, $"order {order}: {what}"));
        if (!isDecided)
        {
            Gap("the journal holds no decision of it");
        }

        if (!isCommanded)
        {
            Gap("the journal holds no command of it: it was made outside, or refused before it left");
        }
    }

    private void Add(ChainStage stage, ChainRow row, long order, string what, params string[] columns) => steps.Add(
        new ChainStep(
            stage, row.Number("time_ns") ?? 0, row.Number("sequence") ?? 0, order, what, row.Facts(columns)));

    private List<ChainRow> Rows(string source, string column, long number)
    {
        var found = reader.Rows(new ProjectionQuery
        {
            Source = QuerySources.Find(source) ?? throw new InvalidOperationException("unknown source " + source),
            Equal = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [column] = number.ToString(CultureInfo.InvariantCulture),
            },
            Limit = RowsMax,
        });
        return [.. found.Rows.Select(row => new ChainRow(found.Columns, row))];
    }
}
