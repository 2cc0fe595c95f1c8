using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Journal.Records;

/// <summary>
/// Ids that follow from what they identify, so that a replay gives the same ones: version 5 of RFC 9562 in the nil
/// namespace over a name.
/// </summary>
public static class StableId
{
    /// <summary>The id of a name.</summary>
    /// <param name="name">What is identified, complete.</param>
    public static Guid Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        _ = Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));

        // The standard prescribes SHA-1 for this version; it is a name here and protects nothing.
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>The id of a run: of all that determines it besides its events.</summary>
    /// <param name="configurationHash">Hash of the configuration in the journal's header.</param>
    public static Guid OfRun(string configurationHash) => Of("run|" + configurationHash);

    /// <summary>The id of an order.</summary>
    /// <param name="run">Its run.</param>
    /// <param name="order">Its number in the run.</param>
    public static Guid OfOrder(Guid run, long order) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"order|{run}|{order}"));

    /// <summary>The id of a decision.</summary>
    /// <param name="run">Its run.</param>
    /// <param name="eventNumber">The event that it came out of.</param>
    /// <param name="place">Which of the event's decisions, from 0.</param>
    public static Guid OfDecision(Guid run, long eventNumber, int place) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"decision|{run}|{eventNumber}|{place}"));
}
