using System.Management.Automation;
using AcsDtmf.Binding;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;
using AcsDtmf.Loading;

namespace AcsDtmf.Commands;

/// <summary>Reads journals as results, even while a run writes to them. Requires no session.</summary>
[Cmdlet(VerbsCommon.Get, "AcsDtmfJournal")]
[OutputType(typeof(DtmfRecognitionResult), typeof(CallMediaResult))]
public sealed class GetAcsDtmfJournalCommand : CallingCommand, IJournalSink
{
    /// <summary>Gets or sets the paths of the journals, as specified for -JournalPath. No character is a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "LiteralPath", "LP", "FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] JournalPath { get; set; } = [];

    /// <inheritdoc/>
    void IJournalSink.OnResult(CallResult result) => WriteObject(result);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in JournalPath)
        {
            foreach (string file in FilePaths.ResolveLiteral(this, path))
            {
                Read(file);
            }
        }
    }

    private void Read(string file) => Guard(() =>
    {
        try
        {
            EngineLoader.Engine.ReadJournal(file, this, StopToken);
        }
        catch (CallingException error)
        {
            // The other journals can still be read.
            WriteError(ErrorRecords.From(error, file));
        }
    });
}
