using System;
using System.Text;

namespace AcsDtmf.Engine.Journal;

/// <summary>The first line of a journal, which states its operation and its endpoint.</summary>
internal sealed class JournalHeader
{
    /// <summary>The value that identifies a journal and the version of its format.</summary>
    internal const string Mark = "AcsDtmf/1";

    private static readonly byte[] Beginning = Encoding.UTF8.GetBytes($"{{\"journal\":\"{Mark}\"");

    public string? Journal { get; set; }

    public string? Operation { get; set; }

    public string? Endpoint { get; set; }

    /// <summary>Creates the first line of the journal of an operation on an endpoint.</summary>
    internal static JournalHeader Of(string operation, Uri endpoint) => new() { Journal = Mark, Operation = operation, Endpoint = endpoint.AbsoluteUri };

    /// <summary>Returns whether bytes are a first line that a crash has truncated, or nothing at all.</summary>
    internal static bool IsBeginning(ReadOnlySpan<byte> bytes) => Beginning.AsSpan().StartsWith(bytes) || bytes.StartsWith(Beginning);

    /// <summary>Verifies that a journal has the same operation and endpoint.</summary>
    /// <exception cref="CallingException">The operation or the endpoint is different.</exception>
    internal void Verify(JournalHeader actual, string path)
    {
        if (actual.Operation != Operation || actual.Endpoint != Endpoint)
        {
            throw new CallingException(
                CallingErrorKind.Journal,
                CallingErrorCode.JournalMismatch,
                $"The journal '{path}' records {actual.Operation} on {actual.Endpoint}, not {Operation} on {Endpoint}.")
            {
                RecommendedAction = "Use a separate journal for each job, or connect to the endpoint of this journal.",
            };
        }
    }
}
