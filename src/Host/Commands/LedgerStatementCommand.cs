using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll ledger statement</c></summary>
internal sealed class LedgerStatementCommand : PlimsollCommand
{
    private readonly LedgerFolder folder = new();

    public LedgerStatementCommand()
        : base("statement", "Write the own books as a statement in CSV, the form that 'ledger reconcile' reads.") =>
        folder.AddTo(this);

    public override IReadOnlyList<string> Examples => ["plimsoll ledger statement journal > statement.csv"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var statement = folder.Read(arguments, scope).Books.Statement();
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("balances");
            foreach (var line in statement.Balances ?? [])
            {
                json.BeginObject();
                json.Write("name", line.Asset);
                json.Write("quantity", line.Amount.ToString());
                json.EndObject();
            }

            json.EndArray();
            json.BeginArray("executions");
            foreach (var line in statement.Executions ?? [])
            {
                json.BeginObject();
                json.Write("execution", line.Execution);
                json.Write("fee", line.Fee.ToString());
                json.Write("fee_asset", line.FeeAsset);
                json.Write("name", line.Instrument);
                json.Write("price", line.Price.ToString());
                json.Write("quantity", line.Quantity.ToString());
                json.Write("time", TimestampText.Format(line.TimeNs));
                json.EndObject();
            }

            json.EndArray();
            json.BeginArray("positions");
            foreach (var line in statement.Positions ?? [])
            {
                json.BeginObject();
                json.Write("name", line.Instrument);
                json.Write("quantity", line.Quantity.ToString());
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            WriteCsv(scope.Output, statement);
        }

        return ExitCode.Ok;
    }

    private static void WriteCsv(Output output, AccountStatement statement)
    {
        output.Line("kind,name,quantity,price,fee,fee_asset,execution,time");
        foreach (var line in statement.Balances ?? [])
        {
            output.Line($"balance,{line.Asset},{line.Amount},,,,,");
        }

        foreach (var line in statement.Positions ?? [])
        {
            output.Line($"position,{line.Instrument},{line.Quantity},,,,,");
        }

        foreach (var line in statement.Executions ?? [])
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"execution,{line.Instrument},{line.Quantity},{line.Price},{line.Fee},{line.FeeAsset},{line.Execution},"
                + $"{TimestampText.Format(line.TimeNs)}"));
        }
    }
}
