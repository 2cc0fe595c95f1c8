using System.Globalization;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Journal.Evidence;

/// <summary>
/// The journal that evidence is kept in: one of its own, chained and anchored as every journal. Its last head also
/// stands in a file outside of it, so that an older copy put in its place is noticed.
/// </summary>
public sealed class EvidenceJournal
{
    private readonly string folder;
    private readonly string? headFile;
    private readonly string build;

    /// <summary>Names a journal; nothing is read or written yet.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="headFile">Where its last head is kept besides; null for nowhere.</param>
    /// <param name="build">The program that writes.</param>
    public EvidenceJournal(string folder, string? headFile, string build)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.folder = folder;
        this.headFile = headFile;
        this.build = build;
    }

    /// <summary>Reads everything after having proved that nothing was altered.</summary>
    /// <param name="verifier">Knows the trusted keys.</param>
    /// <exception cref="JournalException">
    /// The journal is altered, older than its head kept outside, or holds what this program cannot read: then nothing
    /// of it counts.
    /// </exception>
    public EvidenceBook Read(EvidenceVerifier verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        var anchors = Anchors();
        if (!Directory.Exists(folder) || SegmentFiles.List(new DiskFiles(folder)).Count == 0)
        {
            return anchors.Count == 0 ? EvidenceBook.Empty : throw new JournalException(
                JournalProblem.Damaged, $"{folder}: the journal of evidence is gone, and {headFile} says that it held "
                + $"{anchors[0]}: restore it from a copy");
        }

        var report = JournalVerification.Run(folder, anchors);
        if (report.Fault is { IsTornTail: false } fault)
        {
            throw new JournalException(
                JournalProblem.Damaged, $"{folder}: {fault}: nothing of this evidence counts until the journal is "
                + "restored from a copy");
        }

        var records = new List<EvidenceRecord>();
        var withdrawals = new List<Withdrawal>();
        using var reader = new JournalReader(folder);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.Evidence)
            {
                Take(EvidencePayload.Read(record.Version, record.Payload), record.Sequence);
            }
        }

        return new EvidenceBook(records, withdrawals, reader.Head, report.Fault?.ToString());

        void Take(EvidencePayload payload, long sequence)
        {
            var (evidence, withdrawal) = EvidenceDocument.Read(payload.Text.Span);
            if (withdrawal is not null)
            {
                withdrawals.Add(withdrawal);
            }
            else if (evidence is not null)
            {
                records.Add(evidence with { KeyId = payload.KeyId, Signature = verifier.Check(payload) });
            }
            else
            {
                throw new JournalException(JournalProblem.Damaged, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{folder}: record {sequence} is no evidence that this program can read, and could be a "
                    + $"withdrawal: use a newer Plimsoll, or restore the journal from a copy"));
            }
        }
    }

    /// <summary>Signs evidence and brings it to disk.</summary>
    /// <param name="key">Signs.</param>
    /// <param name="record">What is stated.</param>
    /// <returns>Its number in the journal.</returns>
    /// <exception cref="JournalException">The journal is damaged, or somebody else writes to it.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public long Append(EvidenceKey key, EvidenceRecord record) => Append(key, EvidenceDocument.Write(record));

    /// <summary>Signs a withdrawal and brings it to disk.</summary>
    /// <param name="key">Signs.</param>
    /// <param name="withdrawal">What is withdrawn.</param>
    /// <returns>Its number in the journal.</returns>
    /// <exception cref="JournalException">The journal is damaged, or somebody else writes to it.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public long Append(EvidenceKey key, Withdrawal withdrawal) => Append(key, EvidenceDocument.Write(withdrawal));

    private long Append(EvidenceKey key, byte[] text)
    {
        ArgumentNullException.ThrowIfNull(key);
        var options = new JournalOptions { Durability = Durability.Record, ReserveBytes = 0, Build = build };
        long sequence;
        JournalHead head;
        using (var writer = JournalWriter.Open(folder, options))
        {
            sequence = writer.Append(RecordKind.Evidence, EvidencePayload.Version, key.Sign(text).ToBytes());
            writer.Commit();
            if (sequence == 0 || writer.DurableSequence < sequence)
            {
                throw new IOException($"{folder}: the evidence is not on disk: {writer.Trouble}");
            }

            head = writer.Head;
        }

        if (headFile is not null)
        {
            var unfinished = headFile + SegmentName.Unfinished;
            File.WriteAllText(unfinished, head + "\n");
            File.Move(unfinished, headFile, overwrite: true);
        }

        return sequence;
    }

    private List<JournalHead> Anchors()
    {
        if (headFile is null || !File.Exists(headFile))
        {
            return [];
        }

        return JournalHead.TryParse(File.ReadAllText(headFile).Trim(), out var head) ? [head]
            : throw new JournalException(
                JournalProblem.Damaged, $"{headFile}: not SEQUENCE:HASH: restore it from a copy");
    }
}
