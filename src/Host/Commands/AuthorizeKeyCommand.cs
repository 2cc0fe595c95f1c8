using System.CommandLine;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize key</c></summary>
internal sealed class AuthorizeKeyCommand : PlimsollCommand
{
    private readonly EvidenceOptions options = new();

    public AuthorizeKeyCommand()
        : base("key", "Make the key that signs evidence, and its public half beside it.") =>
        Options.Add((TextOption)options.Place[1]);

    public override IReadOnlyList<string> Examples => ["plimsoll authorize key --key evidence.key"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var file = options.ReadPlace(new ValueReader(arguments)).KeyFile;
        using var key = EvidenceKey.Create(file);
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("file", file);
            json.Write("id", key.Id);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            scope.Output.Line($"key {key.Id}: {file}, public half {file}{EvidenceKey.PublicEnding}");
        }

        return ExitCode.Ok;
    }
}
