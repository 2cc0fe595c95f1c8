using System.Globalization;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>Evidence and policies for tests.</summary>
internal static class Sample
{
    public const long HourNs = 3_600_000_000_000;
    public const long DayNs = 24 * HourNs;

    /// <summary>2026-01-10T12:00:00Z.</summary>
    public const long NowNs = 1_768_046_400_000_000_000;

    public static EvidenceSubject Subject { get; } = new("SmaCross", new string('c', 64), new string('p', 64), "1.0");

    public static Amount Number(string text) => Amount.TryParse(text, out var amount)
        ? amount
        : throw new ArgumentException(text, nameof(text));

    public static EvidenceFigure Figure(string name, string value) => new(name, Number(value));

    public static EvidenceRecord Record(EvidenceKind kind, params EvidenceFigure[] figures) => new()
    {
        Kind = kind,
        Subject = EvidenceKinds.IsOfPlatform(kind) ? EvidenceSubject.OfPlatform(Subject.Version) : Subject,
        Figures = figures,
        Verdict = EvidenceVerdict.Passed,
        Issuer = "plimsoll",
        IssuedNs = NowNs - DayNs,
        ExpiresNs = NowNs + (30 * DayNs),
        Signature = EvidenceSignature.Valid,
    };

    public static EvidenceRecord Validation(string hours = "72", string risk = "2") =>
        Record(EvidenceKind.Validation, Figure("durationHours", hours), Figure("riskGrade", risk));

    /// <summary>The rules about the 72-hour record alone.</summary>
    public static AuthorizationPolicy ValidationOnly { get; } = new()
    {
        Name = "72 hours",
        Rules =
        [
            new LevelRule(AuthorizationLevel.PaperOnly, [new RuleAlternative("any record", [
                new EvidenceRequirement { Kind = EvidenceKind.Validation, AcceptsAny = true },
            ])], default),
            new LevelRule(AuthorizationLevel.Limited, [new RuleAlternative("medium risk", [Passed("1")])], Caps(5, 10)),
            new LevelRule(AuthorizationLevel.Full, [new RuleAlternative("low risk", [Passed("2")])], Caps(10, 100)),
        ],
    };

    public static LevelCaps Caps(int percent, int thousands) => LevelCaps.None with
    {
        PositionShareMillionths = percent * 10_000,
        DayVolumeMax = Amount.FromUnits(thousands * 1_000),
    };

    public static EvidenceRequirement Passed(string risk) => new()
    {
        Kind = EvidenceKind.Validation,
        AgeMaxNs = 7 * DayNs,
        Figures =
        [
            new FigureBound("durationHours", Amount.FromUnits(72), null),
            new FigureBound("riskGrade", Number(risk), null),
        ],
    };

    public static AuthorizationAnswer Evaluate(
        AuthorizationPolicy policy, IReadOnlyList<EvidenceRecord> evidence, long nowNs = NowNs,
        params Withdrawal[] withdrawals) =>
        AuthorizationEvaluation.Evaluate(policy, evidence, withdrawals, nowNs, Subject);

    public static long Time(string text) =>
        (DateTime.Parse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            - DateTime.UnixEpoch).Ticks * 100;
}
