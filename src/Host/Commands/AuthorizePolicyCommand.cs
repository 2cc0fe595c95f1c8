using System.CommandLine;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize policy</c></summary>
internal sealed class AuthorizePolicyCommand : PlimsollCommand
{
    private readonly EvidenceOptions options = new();

    public AuthorizePolicyCommand()
        : base("policy", "Check a policy file; without --policy print the one that is shipped.") =>
        Options.Add(options.Policy);

    public override IReadOnlyList<string> Examples =>
        ["plimsoll authorize policy > policy.yaml", "plimsoll authorize policy --policy policy.yaml"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var policy = options.ReadPolicy(values);
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("ceilings", policy.Ceilings.Count);
            json.Write("levels", policy.Rules.Count);
            json.Write("name", policy.Name);
            json.Write("stages", policy.Ladder?.Stages.Count ?? 0);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            if (options.PolicyPath(values) is { } file)
            {
                scope.Output.Line($"{file}: the policy {policy.Name} is sound");
            }
            else
            {
                scope.Output.Human.Write(PolicyFile.DefaultText());
            }
        }

        return ExitCode.Ok;
    }
}
