using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Calls;

/// <summary>The state of a call.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallConnectionState>))]
public enum CallConnectionState
{
    /// <summary>Not known yet. A call that was just answered can report it.</summary>
    Unknown,

    /// <summary>Being established.</summary>
    Connecting,

    /// <summary>Established.</summary>
    Connected,

    /// <summary>Being transferred.</summary>
    Transferring,

    /// <summary>Transferred, and accepted by the other side.</summary>
    TransferAccepted,

    /// <summary>Ending.</summary>
    Disconnecting,

    /// <summary>Ended.</summary>
    Disconnected,
}
