using System.CommandLine;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize token</c></summary>
internal sealed class AuthorizeTokenCommand : PlimsollCommand
{
    private const long HourNs = 3_600_000_000_000;

    private readonly TextOption run = new("--run", "NAME", "The run that is confirmed.") { IsNeeded = true };
    private readonly TextOption account = new("--account", "NAME", "Its account.") { IsNeeded = true };
    private readonly TextOption length = new("--for", "LENGTH", "How long it is good, at most 24h.")
    {
        DefaultText = "1h",
    };

    private readonly EvidenceOptions options = new();

    public AuthorizeTokenCommand()
        : base("token", "Print the word that confirms one run on one account for a while, for the operator to type.")
    {
        foreach (var option in (Option[])[run, account, length, (TextOption)options.Place[1]])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll authorize token --run demo-1 --account main --for 1h"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var runName = Named(values, run);
        var accountName = Named(values, account);
        var lengthNs = EvidenceOptions.Length(values, length) ?? HourNs;
        if (lengthNs > ConfirmationToken.LengthMaxNs)
        {
            throw ValueReader.Refuse(length, values.Text(length)!, "it may be good for 24h at most");
        }

        using var key = EvidenceKey.Load(options.ReadPlace(values).KeyFile);
        var expiresNs = (WallClock.NowNs() + lengthNs) / 1_000_000_000 * 1_000_000_000;
        var token = ConfirmationToken.Create(key.TokenKey(), runName, accountName, expiresNs);
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("account", accountName);
            json.Write("expires", TimestampText.Format(expiresNs));
            json.Write("run", runName);
            json.Write("token", token);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            scope.Output.Line(token);
            scope.Output.ErrorLine(
                $"good for run '{runName}' on account '{accountName}' until {TimestampText.Format(expiresNs)}");
        }

        return ExitCode.Ok;
    }

    private static string Named(ValueReader values, TextOption option) =>
        values.Text(option)?.Trim() is { Length: > 0 } text
            ? text
            : throw CommandException.Usage("missing option", option.Name, "name it");
}
