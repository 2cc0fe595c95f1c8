using System.CommandLine;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Configuration;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Commands;

/// <summary>The options that name journal, key and policy, the same in every command about evidence.</summary>
internal sealed class EvidenceOptions
{
    private const string FolderVariable = "PLIMSOLL_EVIDENCE";
    private const string KeyVariable = "PLIMSOLL_EVIDENCE_KEY";
    private const long DayNs = 86_400_000_000_000;

    private readonly TextOption evidence = new("--evidence", "DIR", "Folder of the journal of evidence.")
    {
        DefaultText = $"the environment variable {FolderVariable}, else ./evidence",
        IsPath = true,
    };

    private readonly TextOption key = new("--key", "FILE", "The key that signs, readable for its owner alone.")
    {
        DefaultText = $"the environment variable {KeyVariable}, else ./evidence.key",
        IsPath = true,
    };

    private readonly TextOption trust = new("--trust", "FILE[,FILE]", "Public keys of others that count too.")
    {
        DefaultText = "only the own key",
        IsPath = true,
    };

    private readonly TextOption policy = new("--policy", "FILE", "The policy, as YAML.")
    {
        DefaultText = "the one that is shipped",
        IsPath = true,
    };

    private readonly TextOption expires = new("--expires", "LENGTH", "How long it counts, such as 72h or 30d.")
    {
        DefaultText = "30d",
    };

    public IReadOnlyList<Option> Place => [evidence, key, trust];

    public Option Policy => policy;

    public Option Expires => expires;

    public EvidencePlace ReadPlace(ValueReader values) => new(
        Named(values.Text(evidence), FolderVariable, "evidence"), Named(values.Text(key), KeyVariable, "evidence.key"),
        values.Text(trust)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);

    public AuthorizationPolicy ReadPolicy(ValueReader values) => PolicyFile.Read(values.Text(policy));

    public string? PolicyPath(ValueReader values) => values.Text(policy);

    public long ReadExpiresNs(ValueReader values) => Length(values, expires) ?? 30 * DayNs;

    /// <summary>A length of time such as <c>72h</c> in nanoseconds; null when it is not given.</summary>
    public static long? Length(ValueReader values, TextOption option)
    {
        var text = values.Text(option);
        return text is null ? null
            : LengthText.TryParse(text, out var ns) ? ns
            : throw ValueReader.Refuse(option, text, "write " + LengthText.Expected);
    }

    private static string Named(string? given, string variable, string otherwise) =>
        given is { Length: > 0 } ? given
        : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } fromEnvironment ? fromEnvironment
        : otherwise;
}
