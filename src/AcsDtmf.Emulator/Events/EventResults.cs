namespace AcsDtmf.Emulator.Events;

/// <summary>The results that events report, with the codes and subcodes that the service documents.</summary>
internal static class EventResults
{
    public static ResultInformation Succeeded { get; } = new(200, 0, "Action completed successfully.");

    public static ResultInformation Canceled { get; } = new(400, 8508, "Action failed, the operation was cancelled.");
}
