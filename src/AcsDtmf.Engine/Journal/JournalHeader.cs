using System;
using System.Text;

namespace AcsDtmf.Engine.Journal;

/// <summary>The first line of a journal: what it is a journal of.</summary>
internal sealed class JournalHeader
{
    /// <summary>The mark by which a journal is known.</summary>
    internal const string Mark = "AcsDtmf/1";

    private static readonly byte[] Beginning = Encoding.UTF8.GetBytes($"{{\"journal\":\"{Mark}\"");

    public string? Journal { get; set; }

    public string? Operation { get; set; }

    public string? Endpoint { get; set; }

    /// <summary>Creates the first line of the journal of an operation on an endpoint.</summary>
    internal static JournalHeader Of(string operation, Uri endpoint) => new() { Journal = Mark, Operation = operation, Endpoint = endpoint.AbsoluteUri };

    /// <summary>Returns whether bytes are a first line that a crash cut off, which may leave nothing of it.</summary>
    internal static bool IsBeginning(ReadOnlySpan<byte> bytes) => Beginning.AsSpan().StartsWith(bytes) || bytes.StartsWith(Beginning);

    /// <summary>Verifies that a journal is of the same operation and endpoint.</summary>
    /// <exception cref="CallingException">It is not.</exception>
    internal void Verify(JournalHeader actual, string path)
    {
        if (actual.Operation != Operation || actual.Endpoint != Endpoint)
        {
            throw new CallingException(
                CallingErrorKind.Journal,
                CallingErrorCode.JournalMismatch,
                $"The journal '{path}' is of operation {actual.Operation} on {actual.Endpoint}, not of {Operation} on {Endpoint}.")
            {
                RecommendedAction = "Use a journal for each job, or connect to the endpoint that this one belongs to.",
            };
        }
    }
}
