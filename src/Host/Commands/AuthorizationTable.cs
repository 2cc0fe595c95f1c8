using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary>An answer of the policy, for people and for programs.</summary>
internal static class AuthorizationTable
{
    public static void Write(Output output, AuthorizationAnswer answer, bool hasRules)
    {
        var writer = output.Human;
        writer.WriteLine($"{answer.Subject.Strategy} {answer.Subject.Version}: {LevelWords.Of(answer.Level)}"
            + (answer.ValidUntilNs == long.MaxValue ? "" : $", until {TimestampText.Format(answer.ValidUntilNs)}"));
        if (answer.AllowsMoney)
        {
            writer.WriteLine("  " + Caps(answer.Caps));
        }

        if (!hasRules)
        {
            return;
        }

        foreach (var group in answer.Rules.GroupBy(static row => (row.Level, row.Rule)))
        {
            writer.WriteLine($"  {LevelWords.Of(group.Key.Level)}: {group.Key.Rule}");
            foreach (var row in group)
            {
                writer.WriteLine($"    [{(row.IsMet ? "x" : " ")}] {row.Requirement}: {row.Text}");
            }
        }
    }

    public static void WriteJson(CanonicalJsonWriter json, AuthorizationAnswer answer)
    {
        json.Write("allowsMoney", answer.AllowsMoney);
        json.BeginObject("caps");
        json.Write("dayLoss", Cap(answer.Caps.DayLossMax));
        json.Write("dayVolume", Cap(answer.Caps.DayVolumeMax));
        json.Write("positionShare", answer.Caps.PositionShareMillionths / 1_000_000.0);
        json.Write("positionValue", Cap(answer.Caps.PositionValueMax));
        json.Write("strategies", answer.Caps.StrategiesMax);
        json.EndObject();
        json.Write("level", LevelWords.Of(answer.Level));
        json.BeginArray("rules");
        foreach (var row in answer.Rules)
        {
            json.BeginObject();
            json.Write("isMet", row.IsMet);
            json.Write("level", LevelWords.Of(row.Level));
            json.Write("requirement", row.Requirement);
            json.Write("rule", row.Rule);
            json.Write("text", row.Text);
            json.EndObject();
        }

        json.EndArray();
        json.BeginObject("subject");
        json.Write("code", answer.Subject.CodeHash);
        json.Write("parameters", answer.Subject.ParametersHash);
        json.Write("strategy", answer.Subject.Strategy);
        json.Write("version", answer.Subject.Version);
        json.EndObject();
        json.Write(
            "validUntil", answer.ValidUntilNs == long.MaxValue ? null : TimestampText.Format(answer.ValidUntilNs));
    }

    private static string? Cap(Amount amount) => amount >= LevelCaps.NoValueCap ? null : amount.ToString();

    private static string Caps(in LevelCaps caps)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"positions up to {caps.PositionShareMillionths / 10_000m:0.####} % of equity");
        text += Cap(caps.PositionValueMax) is { } value ? $" and {value} each" : "";
        text += Cap(caps.DayVolumeMax) is { } volume ? $", entries of {volume} a day" : "";
        return text + (Cap(caps.DayLossMax) is { } loss ? $", a loss of {loss} a day" : "");
    }
}
