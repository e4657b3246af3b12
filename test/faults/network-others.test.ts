import {meetNetworkFaults} from './network.ts';

meetNetworkFaults((topic) => topic !== 'config' && topic !== 'mappings');
