using System.Threading;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Journal;

/// <summary>Reports the rows that a journal records.</summary>
internal static class JournalRecords
{
    /// <summary>Reports every row, in the order of the lines, as soon as it is read.</summary>
    internal static void Report(string path, IJournalSink sink, CancellationToken cancellationToken)
    {
        string? operation = null;
        var reader = new JournalReader(path, ReadHeader, Report);
        JournalSnapshot.Read(path, reader);
        reader.WarnOfDamage(sink.OnWarning);

        void ReadHeader(JournalHeader header)
        {
            operation = header.Operation;
            if (operation != CallingOperation.StartDtmfRecognition.Name
                && operation != CallingOperation.StopDtmfRecognition.Name
                && operation != CallingOperation.CancelAllMediaOperations.Name)
            {
                throw JournalReader.NotRecognized(path);
            }
        }

        void Report(JournalEntry entry, RowKey key, long start, int length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sink.OnResult(entry.ToResult(operation));
        }
    }
}
