using System;

namespace AcsDtmf.Emulator.Events;

/// <summary>An event on its way, with the tally it belongs to.</summary>
internal sealed record EventParcel(Uri Address, CloudEvent CloudEvent, DeliveryTally Tally);
