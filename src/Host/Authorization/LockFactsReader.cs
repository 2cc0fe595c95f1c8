using System.Text.Json;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// Gathers what decides whether live trading may begin: environment, configuration, key, evidence, kill latch and state
/// of the reconciliation. What cannot be read is missing, and what is missing blocks.
/// </summary>
internal sealed class LockFactsReader
{
    /// <summary>The variable that holds everything on paper.</summary>
    public const string PaperOnlyVariable = "PAPER_ONLY";

    /// <summary>The variable with the operator's token.</summary>
    public const string TokenVariable = "PLIMSOLL_LIVE_TOKEN";

    private const string FileEnding = "_FILE";
    private const long ReconciliationAgeMaxNs = 3_600_000_000_000;

    private readonly Func<string, string?> environment;
    private readonly StrategyLoader strategies;
    private readonly long nowNs;

    /// <param name="environment">Gives the value of a variable; null when it is not set.</param>
    /// <param name="strategies">Loads the strategy that is named.</param>
    /// <param name="nowNs">Now; nanoseconds since the epoch, UTC.</param>
    public LockFactsReader(Func<string, string?> environment, StrategyLoader strategies, long nowNs)
    {
        this.environment = environment;
        this.strategies = strategies;
        this.nowNs = nowNs;
    }

    /// <summary>Gathers all facts.</summary>
    /// <exception cref="CommandException">The policy is wrong, or the strategy cannot be loaded.</exception>
    public LockFacts Read(LiveConfiguration configuration)
    {
        var (answer, problem) = Authorization(configuration);
        return new LockFacts
        {
            PaperOnly = environment(PaperOnlyVariable),
            Mode = configuration.Mode,
            SecretNames = configuration.Secrets,
            SecretsMissing = [.. configuration.Secrets.Select(Missing).OfType<string>()],
            TokenProblem = Token(configuration),
            EnableDate = configuration.EnableDate,
            IsSingleDay = configuration.IsSingleDay,
            Zone = configuration.Zone,
            Today = ZoneDate.TryAt(configuration.Zone, nowNs, out var today) ? today : null,
            Instruments = configuration.Instruments,
            Allowlist = configuration.Allowlist,
            IsSingleSymbol = configuration.IsSingleSymbol,
            Authorization = answer,
            AuthorizationProblem = problem,
            ReconciliationProblem = Reconciliation(configuration.ReconciliationFile),
            KillProblem = KillProblem(configuration.RunFolder),
        };
    }

    /// <summary>Says what is wrong with a secret, by name; its value goes nowhere.</summary>
    private string? Missing(string name)
    {
        if (environment(name) is { Length: > 0 })
        {
            return null;
        }

        if (environment(name + FileEnding) is not { Length: > 0 } file)
        {
            return $"{name}: neither {name} nor {name}{FileEnding} is set";
        }

        return !File.Exists(file) ? $"{name}: the file that {name}{FileEnding} names is not there"
            : !OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0
                ? $"{name}: others than its owner may read the file that {name}{FileEnding} names: chmod 600"
            : new FileInfo(file).Length == 0 ? $"{name}: the file that {name}{FileEnding} names is empty"
            : null;
    }

    private string? Token(LiveConfiguration configuration)
    {
        try
        {
            using var key = EvidenceKey.Load(configuration.Evidence.KeyFile);
            return ConfirmationToken.Problem(
                key.TokenKey(), environment(TokenVariable), configuration.Run, configuration.Account, nowNs);
        }
        catch (Exception wrong) when (wrong is JournalException or IOException or UnauthorizedAccessException)
        {
            return "the token cannot be checked: " + wrong.Message;
        }
    }

    private (AuthorizationAnswer? Answer, string? Problem) Authorization(LiveConfiguration configuration)
    {
        var policy = PolicyFile.Read(configuration.Policy);
        var subject = StrategySubject.Of(strategies.Load(configuration.Strategy), configuration.Settings);
        try
        {
            var book = configuration.Evidence.Read();
            return (AuthorizationEvaluation.Evaluate(policy, book.Records, book.Withdrawals, nowNs, subject), null);
        }
        catch (Exception wrong) when (wrong is JournalException or IOException or UnauthorizedAccessException)
        {
            return (null, "the evidence cannot be read: " + wrong.Message);
        }
    }

    /// <summary>Why the latch of a run counts as engaged; null when it is known to be open.</summary>
    /// <param name="folder">The folder of the run; null where none is named.</param>
    public static string? KillProblem(string? folder)
    {
        if (folder is null)
        {
            return "the configuration names no run-folder, so the state of the kill latch is not known";
        }

        var latch = new LatchFile(folder).Read();
        return latch.Entries.Count == 0 ? null
            : "the kill latch is engaged: " + string.Join("; ", latch.Entries.Select(static one =>
                (one.Strategy.Length == 0 ? "" : $"strategy {one.Strategy}: ")
                + (one.Who.Length == 0 ? one.Reason : $"{one.Reason} ({one.Source}, {one.Who})")));
    }

    private string? Reconciliation(string? file)
    {
        if (file is null)
        {
            return "the configuration names no reconciliation-file";
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var root = document.RootElement;
            var differences = root.GetProperty("differences").GetInt64();
            if (!TimestampText.TryParse(root.GetProperty("ended").GetString(), out var ended))
            {
                return "the state of the reconciliation has no time";
            }

            var ageNs = (Int128)nowNs - ended.UnixNanos;
            return ageNs < 0 ? $"the reconciliation is dated ahead: {ended}"
                : ageNs > ReconciliationAgeMaxNs ? $"the last reconciliation was at {ended}, more than an hour ago"
                : differences != 0 ? "own books and the venue's differ"
                : null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "the state of the reconciliation cannot be read: " + wrong.Message;
        }
    }
}
